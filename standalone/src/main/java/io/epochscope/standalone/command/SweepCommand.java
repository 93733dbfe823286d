package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.train.SubmittedSweep;
import io.epochscope.standalone.train.SweepTraining;
import io.epochscope.standalone.train.TrainerClient;
import io.epochscope.standalone.train.Training;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks for a sweep and follows its runs. */
@Command(
        name = "sweep",
        description =
                "Ask for runs that differ in some settings, show their progress and name the best; exit code 0 only"
                        + " if the sweep completed. Ctrl-C leaves it training.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    private static final int NOT_COMPLETED = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(paramLabel = "REQUEST.json", description = "A request for a sweep")
    private Path request;

    @Option(names = "--url", description = "Of trainer-service; without: the one that was started here")
    private URI url;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        String body = readRequest();
        URI address = url == null ? new ServiceAddresses(surroundings).trainer() : url;
        var trainer = new TrainerClient(address);
        SubmittedSweep sweep = trainer.submitSweep(body);
        URI page = address.resolve("/sweeps/" + sweep.id());
        System.out.printf(
                "Sweep %s is queued with %d runs: %s%n",
                sweep.id(), sweep.runs().size(), page);
        var farewell = new Thread(
                () -> System.out.printf("%nThe sweep goes on: %s, stop it with curl -X POST %s/stop%n", page, page));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            var training = new Training(trainer, surroundings.terminal(), System.out);
            return new SweepTraining(trainer, training, System.out).watch(sweep).isCompleted() ? 0 : NOT_COMPLETED;
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    private String readRequest() throws StartFailedException {
        try {
            return Files.readString(request);
        } catch (IOException e) {
            throw new StartFailedException("Cannot read the request " + request, e);
        }
    }
}
