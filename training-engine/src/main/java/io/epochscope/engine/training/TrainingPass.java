package io.epochscope.engine.training;

import ai.djl.ndarray.NDManager;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.batch.BatchSource;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.engine.watch.GradientNorm;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;

/** Passes over the training samples, and moves the weights after each batch. */
final class TrainingPass {

    private final TrainingPlan plan;
    private final Learner learner;
    private final WeightUpdate update;
    private final TrainingBatches batches;
    private final Watchers watchers;
    private final StopSignal stop;
    private final ProgressReport progress;
    private double gradientNorm;

    TrainingPass(
            TrainingPlan plan,
            Learner learner,
            WeightUpdate update,
            BatchAssembler assembler,
            Watchers watchers,
            StopSignal stop,
            ProgressReport progress) {
        this.plan = plan;
        this.learner = learner;
        this.update = update;
        batches = new TrainingBatches(plan, assembler);
        this.watchers = watchers;
        this.stop = stop;
        this.progress = progress;
    }

    /** Of the last step of the last pass. */
    double gradientNorm() {
        return gradientNorm;
    }

    /**
     * One epoch's pass.
     *
     * @param order the training samples in the order of this epoch
     */
    SplitTally run(int epoch, int[] order, EpochTimes times) throws RunStopped {
        SplitTally tally = learner.judge().tally(Split.SPLIT_TRAIN, Pass.PASS_TRAINING);
        Network network = learner.network();
        BatchBounds bounds = new BatchBounds(order.length, plan.batchSize());
        BatchSource source = batches.of(epoch);
        update.beginEpoch();
        times.training().start();
        int step = 0;
        for (int from = 0, to; from < order.length; from = to) {
            stop.check();
            to = bounds.end(from);
            boolean last = to == order.length;
            boolean watched = watchers.histograms().due(epoch, update.steps() + 1, last);
            try (NDManager scope = network.newScope()) {
                times.waiting().start();
                Batch batch = source.assemble(order, from, to, scope);
                times.waiting().stop();
                learner.learn(batch);
                if (last) {
                    times.watch(times.training(), () -> gradientNorm = GradientNorm.of(network));
                }
                if (watched) {
                    times.watch(times.training(), () -> watchers.histograms().beforeStep(network, scope));
                }
                update.step(epoch);
                if (watched) {
                    times.watch(
                            times.training(), () -> watchers.histograms().afterStep(network, epoch, update.steps()));
                }
            }
            step++;
            tally.add();
            int first = from;
            int end = to;
            times.watch(times.training(), () -> watch(order, first, end));
            progress.step(epoch, step, tally);
        }
        times.training().stop();
        return tally;
    }

    private void watch(int[] order, int from, int to) {
        watchers.patches().record(order, from, to);
        watchers.steps().add(update.steps(), learner.judge().meanLoss(), update.learningRate());
    }
}
