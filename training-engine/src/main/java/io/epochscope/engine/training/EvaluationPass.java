package io.epochscope.engine.training;

import ai.djl.ndarray.NDManager;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.engine.watch.PatchWatcher;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;

/** Passes over samples with fixed weights and without dropout. */
final class EvaluationPass {

    private final int batchSize;
    private final Learner learner;
    private final BatchAssembler assembler;
    private final PatchWatcher patches;
    private final StopSignal stop;

    EvaluationPass(int batchSize, Learner learner, BatchAssembler assembler, PatchWatcher patches, StopSignal stop) {
        this.batchSize = batchSize;
        this.learner = learner;
        this.assembler = assembler;
        this.patches = patches;
        this.stop = stop;
    }

    /** Adds up the scores of the samples. */
    SplitTally run(Split split, Pass as, int[] samples, EpochTimes times) throws RunStopped {
        SplitTally tally = learner.judge().tally(split, as);
        times.validating().start();
        BatchBounds bounds = new BatchBounds(samples.length, batchSize);
        for (int from = 0, to; from < samples.length; from = to) {
            stop.check();
            to = bounds.end(from);
            try (NDManager scope = learner.network().newScope()) {
                learner.pass(assembler.assemble(samples, from, to, scope), false);
            }
            tally.add();
            int first = from;
            int end = to;
            times.watch(times.validating(), () -> patches.record(samples, first, end));
        }
        times.validating().stop();
        return tally;
    }
}
