package io.epochscope.standalone.command;

import io.epochscope.standalone.correction.CorrectionsFile;
import io.epochscope.standalone.correction.UnusableFileException;
import io.epochscope.standalone.train.SubmittedRun;
import io.epochscope.standalone.train.TrainerClient;
import io.epochscope.standalone.train.Training;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks for a run and follows it. */
@Command(
        name = "train",
        description =
                "Ask for a run and show its progress; exit code 0 only if it completed. Ctrl-C leaves it training.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope train examples/mnist-mlp.json",
            "  ./epochscope train request.json --corrections suspects.csv",
            "  run=$(./epochscope train --json request.json | tail -n 1 | jq -r .runId)",
            "Requests are described in docs/requests.md."
        },
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

    @Mixin
    private TrainerOption trainer;

    @Mixin
    private JsonOption json;

    /** What scripts are told of a run that waits. */
    private record Queued(String runId, String name, URI url) {}

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        String body = new RequestFile(request).read();
        if (corrections != null) {
            body = corrected(body);
        }
        URI address = trainer.address(surroundings);
        var client = new TrainerClient(address);
        SubmittedRun run = client.submit(body);
        URI page = address.resolve("/runs/" + run.id());
        if (json.isGiven()) {
            json.lines().print("queued", new Queued(run.id(), run.name(), page));
        } else {
            System.out.println("Run " + run.id() + " is queued: " + page);
        }
        var training = new Training(client, json.displays(surroundings));
        return new Following("run", page, json.words())
                        .run(() -> training.watch(run))
                        .isCompleted()
                ? 0
                : NOT_COMPLETED;
    }

    private String corrected(String body) throws UnusableFileException {
        CorrectionsFile file = CorrectionsFile.read(corrections);
        json.words().println(file.size() + " patches are corrected as " + corrections + " says");
        return file.addTo(body);
    }
}
