package io.epochscope.trainer.outbox;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;

/** Events as the engine makes them. */
public final class Events {

    private Events() {}

    /** The opening event of a run. */
    public static Event started(String run) {
        return event(run, 1).setRunStarted(RunStarted.newBuilder().setName(run)).build();
    }

    /** The end of an epoch; its sequence is the epoch. */
    public static Event epoch(String run, int epoch, double validationLoss) {
        return event(run, epoch)
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .addSplits(SplitMetrics.newBuilder()
                                .setSplit(Split.SPLIT_VALIDATION)
                                .setLoss(validationLoss)))
                .build();
    }

    /** The closing event of a run. */
    public static Event finished(String run, RunStatus status) {
        return event(run, 2)
                .setRunFinished(RunFinished.newBuilder().setStatus(status))
                .build();
    }

    private static Event.Builder event(String run, long sequence) {
        return Event.newBuilder().setRunId(run).setAttempt(1).setSequence(sequence);
    }
}
