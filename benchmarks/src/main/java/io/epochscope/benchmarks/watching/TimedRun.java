package io.epochscope.benchmarks.watching;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.OptimizerSettings;
import io.epochscope.engine.training.OptimizerSettings.Algorithm;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.Training;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** A training whose events go where the outbox would write them: every one is made bytes. */
final class TimedRun {

    private static final int BATCH_SIZE = 64;
    private static final double LEARNING_RATE = 1e-3;
    private static final long SEED = 1;

    private final List<Double> milliseconds = new ArrayList<>();
    private long bytes;

    private TimedRun() {}

    /**
     * Trains, and returns what each epoch but the first took in milliseconds, in which everything still warms up.
     *
     * @throws IllegalStateException if the training did not complete
     */
    static List<Double> epochs(ModelChoice<?> model, DataSet data, int epochs, WatchSettings watch) {
        TimedRun run = new TimedRun();
        TrainingPlan plan = new TrainingPlan(
                "bench-watching",
                1,
                "bench watching",
                model,
                data,
                epochs,
                BATCH_SIZE,
                new OptimizerSettings(Algorithm.ADAM, LEARNING_RATE, 0, 0),
                SEED,
                watch,
                "{}",
                List.of());
        Outcome outcome = new Training(plan, run::take, progress -> {}).run();
        if (outcome.status() != RunStatus.RUN_STATUS_COMPLETED || run.bytes == 0) {
            throw new IllegalStateException("training of %s ended %s after %d bytes of events"
                    .formatted(model.type().name(), outcome, run.bytes));
        }
        return run.milliseconds.subList(1, epochs);
    }

    private void take(Event event) {
        bytes += event.toByteArray().length;
        if (event.hasEpochCompleted()) {
            EpochCompleted epoch = event.getEpochCompleted();
            milliseconds.add(1000
                    * (epoch.getSecondsTraining()
                            + epoch.getSecondsWaitingForData()
                            + epoch.getSecondsValidating()
                            + epoch.getSecondsWatching()));
        }
    }
}
