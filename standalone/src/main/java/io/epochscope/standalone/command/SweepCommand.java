package io.epochscope.standalone.command;

import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.train.SubmittedSweep;
import io.epochscope.standalone.train.SweepTraining;
import io.epochscope.standalone.train.TrainerClient;
import io.epochscope.standalone.train.Training;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks for a sweep and follows its runs. */
@Command(
        name = "sweep",
        description =
                "Ask for runs that differ in some settings, show their progress and name the best; exit code 0 only"
                        + " if the sweep completed. Ctrl-C leaves it training.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope sweep examples/mnist-mlp-sweep.json",
            "  ./epochscope sweep --json sweep.json | tail -n 1 | jq -r .summary",
            "Requests are described in docs/requests.md."
        },
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    private static final int NOT_COMPLETED = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(paramLabel = "REQUEST.json", description = "A request for a sweep")
    private Path request;

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JsonOption json;

    /** What scripts are told of a sweep that waits. */
    private record Queued(String sweepId, String name, List<String> runs, URI url) {}

    /** What scripts are told of a sweep in the end. */
    private record Ended(String sweepId, String name, String status, String summary) {}

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        String body = new RequestFile(request).read();
        URI address = trainer.address(surroundings);
        var client = new TrainerClient(address);
        SubmittedSweep sweep = client.submitSweep(body);
        URI page = address.resolve("/sweeps/" + sweep.id());
        tellQueued(sweep, page);
        var training = new SweepTraining(client, new Training(client, json.displays(surroundings)));
        SubmittedSweep end = new Following("sweep", page, json.words()).run(() -> training.watch(sweep));
        tellEnded(end);
        return end.isCompleted() ? 0 : NOT_COMPLETED;
    }

    private void tellQueued(SubmittedSweep sweep, URI page) {
        if (json.isGiven()) {
            List<String> runs = sweep.runs().stream().map(run -> run.id()).toList();
            json.lines().print("queued", new Queued(sweep.id(), sweep.name(), runs, page));
        } else {
            System.out.printf(
                    "Sweep %s is queued with %d runs: %s%n",
                    sweep.id(), sweep.runs().size(), page);
        }
    }

    private void tellEnded(SubmittedSweep end) {
        if (json.isGiven()) {
            json.lines().print("ended", new Ended(end.id(), end.name(), end.status(), end.summary()));
        } else {
            System.out.println(end.standing(new Colours(Ansi.AUTO)));
        }
    }
}
