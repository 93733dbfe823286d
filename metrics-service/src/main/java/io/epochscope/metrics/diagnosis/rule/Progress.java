package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.history.RunHistory;

/**
 * How far a run has come.
 *
 * @param epoch the last one
 * @param planned epochs; 0 if nobody said
 * @param steps of the optimizer so far; {@link Double#POSITIVE_INFINITY} if unknown
 * @param ended whether no epoch is to come
 */
record Progress(int epoch, int planned, double steps, boolean ended) {

    /** Epochs of a long run are short. */
    static final Threshold LONG_RUN =
            new Threshold("long-run", 0.05, "planned epochs that what takes a while takes at least, as a share");

    static Progress of(RunHistory run) {
        int epoch = run.last().epoch();
        int planned = run.facts().plannedEpochs();
        return new Progress(
                epoch,
                planned,
                epoch * stepsOfAnEpoch(run),
                (planned > 0 && epoch >= planned)
                        || (run.isCurrent() && run.facts().finished()));
    }

    /** How many epochs to look at: those, or this share of the planned ones where that is more. */
    int window(int epochs, double longRun) {
        return Math.max(epochs, (int) Math.ceil(longRun * planned));
    }

    /** Epochs to come; 0 if nobody said how many were planned. */
    int left() {
        return ended ? 0 : Math.max(0, planned - epoch);
    }

    private static double stepsOfAnEpoch(RunHistory run) {
        if (run.last().steps().isPresent()) {
            return run.last().steps().get().count();
        }
        long samples = run.facts().samplesOf("train");
        return run.facts().batchSize() > 0 && samples > 0
                ? Math.ceil(samples / (double) run.facts().batchSize())
                : Double.POSITIVE_INFINITY;
    }
}
