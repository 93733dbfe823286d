package io.epochscope.standalone.command;

import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.runs.ListedRun;
import io.epochscope.standalone.runs.RunsClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists what is stored. */
@Command(
        name = "runs",
        description = "List runs, the newest first.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope runs --filter 'best.validation_accuracy > 0.9' --sort -best.validation_accuracy",
            "  ./epochscope runs --json --limit 1000 | jq -r '.[] | select(.status == \"FAILED\") | .runId'",
            "Filters and sort keys are described in docs/api.md."
        },
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    @ParentCommand
    private EpochscopeCommand parent;

    @Mixin
    private MetricsOption metrics;

    @Option(names = "--filter", description = "Which runs; all of them unless given")
    private String filter;

    @Option(names = "--sort", description = "Keys with commas, - before a key for descending")
    private String sort;

    @Option(names = "--archived", description = "Those that were archived: false (unless given), true, any")
    private String archived;

    @Option(names = "--limit", defaultValue = "20", description = "How many at most, ${DEFAULT-VALUE} unless given")
    private int limit;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var page = new RunsClient(metrics.address(parent.surroundings())).list(parameters());
        if (json.isGiven()) {
            json.print(page.body());
            return 0;
        }
        List<ListedRun> runs = page.runs();
        var colours = new Colours(Ansi.AUTO);
        var table = new TextColumns(colours, List.of("RUN", "STATUS", "EPOCH", "MODEL", "BEST", "NAME"));
        for (ListedRun run : runs) {
            table.addTexts(List.of(
                    colours.plain(run.runId()),
                    colours.of(run.status()),
                    colours.plain(known(run.lastEpoch()) + "/" + known(run.epochs())),
                    colours.plain(known(run.model())),
                    colours.plain(best(run)),
                    colours.plain((run.baseline() ? "* " : "") + known(run.name()))));
        }
        System.out.print(table.text());
        if (page.total() > runs.size()) {
            System.out.printf("%d of %d runs: more with --limit%n", runs.size(), page.total());
        }
        return 0;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("limit", String.valueOf(limit));
        parameters.put("filter", filter);
        parameters.put("sort", sort);
        parameters.put("archived", archived);
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    private static String best(ListedRun run) {
        return run.bestValue() == null
                ? "-"
                : String.format(Locale.ROOT, "%s %.4g at %d", run.bestMetric(), run.bestValue(), run.bestEpoch());
    }

    private static String known(Object value) {
        return value == null ? "-" : value.toString();
    }
}
