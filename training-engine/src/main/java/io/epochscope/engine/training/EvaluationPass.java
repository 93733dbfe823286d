package io.epochscope.engine.training;

import ai.djl.ndarray.NDManager;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.score.SplitTally;
import io.epochscope.engine.watch.PatchWatcher;

/** Passes over samples with fixed weights and without dropout. */
final class EvaluationPass {

    private final int batchSize;
    private final Classifier classifier;
    private final BatchAssembler assembler;
    private final PatchWatcher patches;
    private final StopSignal stop;

    EvaluationPass(
            int batchSize, Classifier classifier, BatchAssembler assembler, PatchWatcher patches, StopSignal stop) {
        this.batchSize = batchSize;
        this.classifier = classifier;
        this.assembler = assembler;
        this.patches = patches;
        this.stop = stop;
    }

    /** Adds the scores of the samples to the tally. */
    void run(int[] samples, SplitTally tally, EpochTimes times) throws RunStopped {
        times.validating().start();
        BatchBounds bounds = new BatchBounds(samples.length, batchSize);
        for (int from = 0, to; from < samples.length; from = to) {
            stop.check();
            to = bounds.end(from);
            try (NDManager scope = classifier.network().newScope()) {
                classifier.pass(assembler.assemble(samples, from, to, scope), false);
            }
            tally.add(classifier.scores());
            int first = from;
            times.watch(times.validating(), () -> patches.record(samples, first, classifier.scores()));
        }
        times.validating().stop();
    }
}
