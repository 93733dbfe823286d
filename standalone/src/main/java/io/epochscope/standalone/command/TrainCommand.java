package io.epochscope.standalone.command;

import io.epochscope.standalone.correction.CorrectionsFile;
import io.epochscope.standalone.correction.UnusableFileException;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.train.SubmittedRun;
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

/** Asks for a run and follows it. */
@Command(
        name = "train",
        description =
                "Ask for a run and show its progress; exit code 0 only if it completed. Ctrl-C leaves it training.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int NOT_COMPLETED = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(paramLabel = "REQUEST.json", description = "A training request")
    private Path request;

    @Option(
            names = "--corrections",
            paramLabel = "FILE.csv",
            description = "Patches to relabel, exclude or weight, as metrics-service lists them; rows whose action is"
                    + " empty are left alone")
    private Path corrections;

    @Option(names = "--url", description = "Of trainer-service; without: the one that was started here")
    private URI url;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        String body = corrections == null ? readRequest() : corrected(readRequest());
        URI address = url == null ? new ServiceAddresses(surroundings).trainer() : url;
        var trainer = new TrainerClient(address);
        SubmittedRun run = trainer.submit(body);
        System.out.println("Run " + run.id() + " is queued: " + address.resolve("/runs/" + run.id()));
        var farewell = new Thread(() -> System.out.printf(
                "%nThe run goes on: %s, stop it with curl -X POST %s%n",
                address.resolve("/runs/" + run.id()), address.resolve("/runs/" + run.id() + "/stop")));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            var training = new Training(trainer, surroundings.terminal(), System.out);
            return training.watch(run).isCompleted() ? 0 : NOT_COMPLETED;
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

    private String corrected(String body) throws UnusableFileException {
        CorrectionsFile file = CorrectionsFile.read(corrections);
        System.out.println(file.size() + " patches are corrected as " + corrections + " says");
        return file.addTo(body);
    }
}
