package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.process.StopSignal;
import io.epochscope.standalone.runs.FindingNews;
import io.epochscope.standalone.runs.RunWatch;
import io.epochscope.standalone.runs.RunsClient;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.train.RunProgress;
import io.epochscope.standalone.train.TrainerClient;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a run while it trains. */
@Command(
        name = "watch",
        description =
                "Show how far a run is, its loss, and what is found wrong with it, until it has ended; exit code 0"
                        + " only if it completed. Ctrl-C leaves it training.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope watch 20261123-094512-k3fz",
            "  ./epochscope watch --json 20261123-094512-k3fz | jq -c 'select(.event == \"finding\")'"
        },
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private static final int NOT_COMPLETED = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(paramLabel = "RUN", description = "Its id")
    private String run;

    @Mixin
    private MetricsOption metrics;

    @Option(
            names = "--trainer-url",
            description = "Of trainer-service, which knows the steps within an epoch; without: the one that was"
                    + " started here, unless --url names another system")
    private URI trainer;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        var watch = new RunWatch(
                new RunsClient(metrics.address(surroundings)),
                trainer(surroundings).map(TrainerClient::new),
                new FindingNews(),
                json.displays(surroundings));
        return watched(watch).isCompleted() ? 0 : NOT_COMPLETED;
    }

    /** Ctrl-C leaves the terminal as it was. */
    @SuppressWarnings("try") // The signal is there to be closed.
    private RunProgress watched(RunWatch watch) throws Exception {
        try (var signal = new StopSignal()) {
            return watch.watch(run)
                    .orElseThrow(() -> new StartFailedException("There is no run " + run + ": see ./epochscope runs"));
        }
    }

    private Optional<URI> trainer(Surroundings surroundings) throws IOException {
        if (trainer != null || metrics.isNamed()) {
            return Optional.ofNullable(trainer);
        }
        return new ServiceAddresses(surroundings)
                .running()
                .map(RunningSystem::trainer)
                .map(URI::create);
    }
}
