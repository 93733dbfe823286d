package io.epochscope.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.runs.RunComparison;
import io.epochscope.standalone.runs.RunComparison.Row;
import io.epochscope.standalone.runs.RunsClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets runs side by side. */
@Command(
        name = "compare",
        description = "Show in which settings runs differ, and what came of them.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope compare 20261123-094512-k3fz 20261123-101530-p7qa",
            "  ./epochscope compare --all --json $(./epochscope runs --json --limit 3 | jq -r '.[].runId')",
            "Curves, layers and maps side by side are on the dashboard Compare."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "Ids of at least two runs")
    private List<String> ids;

    @Mixin
    private MetricsOption metrics;

    @Option(names = "--all", description = "Settings that are the same, too")
    private boolean all;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var client = new RunsClient(metrics.address(parent.surroundings()));
        var runs = new ArrayList<JsonNode>();
        for (String id : ids) {
            runs.add(client.run(id));
        }
        var comparison = new RunComparison(runs);
        List<Row> settings = comparison.settings().stream()
                .filter(row -> all || !row.isSame())
                .toList();
        if (json.isGiven()) {
            json.print(Map.of("runs", ids, "settings", byName(settings), "results", byName(comparison.results())));
            return 0;
        }
        var table = new TextColumns(
                new Colours(Ansi.AUTO),
                Stream.concat(Stream.of(""), ids.stream()).toList());
        Stream.concat(settings.stream(), comparison.results().stream())
                .forEach(row -> table.add(Stream.concat(
                                Stream.of((row.isSame() ? "  " : "≠ ") + row.name()),
                                row.values().stream().map(value -> Objects.requireNonNullElse(value, "-")))
                        .toList()));
        System.out.print(table.text());
        return 0;
    }

    private static Map<String, List<String>> byName(List<Row> rows) {
        var named = new LinkedHashMap<String, List<String>>();
        rows.forEach(row -> named.put(row.name(), row.values()));
        return named;
    }
}
