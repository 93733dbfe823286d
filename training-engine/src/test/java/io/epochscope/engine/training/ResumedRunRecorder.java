package io.epochscope.engine.training;

import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.training.Interruption.Attempt;
import io.epochscope.events.v1.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Records what tests of the metrics service store: the events of a run of four epochs, and those of the same run that
 * was stopped in its third epoch and resumed. Its argument is the folder to write to.
 */
final class ResumedRunRecorder {

    private static final int INTERRUPTED = 3;

    private ResumedRunRecorder() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        TrainingPlan plan = TinyPlan.standard()
                .withData(new GeneratedDigitsType().open(new GeneratedParameters(200, 12, 0.1, 0.0), 5))
                .withModel(new ModelChoice<>(new MlpType(), new MlpParameters(List.of(4), "relu", 0.1, true)))
                .withEpochs(4)
                .withWatch(WatchSettings.standard().withPictures(0, List.of()))
                .plan();
        Interruption interruption = new Interruption(Files.createTempDirectory("recorded"));
        Attempt whole = interruption.whole(plan);
        Attempt first = interruption.stoppedIn(INTERRUPTED, plan);
        Attempt second = interruption.resumed(plan, first.checkpoint(INTERRUPTED - 1));
        List<Event> resumed = new ArrayList<>(first.events().all());
        resumed.addAll(second.events().all());
        write("whole", whole.events().all(), folder);
        write("resumed", resumed, folder);
    }

    private static void write(String run, List<Event> events, Path folder) throws IOException {
        try (OutputStream output =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(run + "-run.events.gz")))) {
            for (Event event : events) {
                event.toBuilder().setRunId(run).build().writeDelimitedTo(output);
            }
        }
    }
}
