package io.epochscope.benchmarks.watching;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.RunIdentity;
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
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> milliseconds = new ArrayList<>();
    private final List<EpochCompleted> epochs = new ArrayList<>();
    private long bytes;
    private long since = System.nanoTime();

    private TimedRun() {}

    /**
     * Trains.
     *
     * @throws IllegalStateException if the training did not complete
     */
    static TimedRun of(ModelChoice<?> model, DataSet data, int epochs, WatchSettings watch) {
        TimedRun run = new TimedRun();
        TrainingPlan plan = new TrainingPlan(
                RunIdentity.of("bench-watching", "bench watching"),
                model,
                data,
                epochs,
                BATCH_SIZE,
                LearningSettings.of(AdamParameters.ofRate(LEARNING_RATE)),
                SEED,
                watch);
        Outcome outcome = new Training(plan, run::take, progress -> {}).run();
        if (outcome.status() != RunStatus.RUN_STATUS_COMPLETED || run.bytes == 0) {
            throw new IllegalStateException("training of %s ended %s after %d bytes of events"
                    .formatted(model.type().name(), outcome, run.bytes));
        }
        return run;
    }

    /**
     * What each epoch but the first took by the clock, from one closing event to the next: watching, publishing and
     * what either leaves behind for later steps to pay. The first is left out, in which everything still warms up.
     */
    List<Double> milliseconds() {
        return milliseconds.subList(1, milliseconds.size());
    }

    /** The closing event of each epoch. */
    List<EpochCompleted> epochs() {
        return epochs;
    }

    private void take(Event event) {
        bytes += event.toByteArray().length;
        if (event.hasEpochCompleted()) {
            long now = System.nanoTime();
            milliseconds.add((now - since) / NANOS_PER_MILLI);
            epochs.add(event.getEpochCompleted());
            since = now;
        }
    }
}
