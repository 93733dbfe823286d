package io.epochscope.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.engine.watch.GradientNorm;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;

/** Passes over the training samples, and moves the weights after each batch. */
final class TrainingPass {

    private final TrainingPlan plan;
    private final Learner learner;
    private final Optimizer optimizer;
    private final BatchAssembler assembler;
    private final Watchers watchers;
    private final StopSignal stop;
    private final ProgressReport progress;
    private long steps;
    private double gradientNorm;

    TrainingPass(
            TrainingPlan plan,
            Learner learner,
            BatchAssembler assembler,
            Watchers watchers,
            StopSignal stop,
            ProgressReport progress) {
        this.plan = plan;
        this.learner = learner;
        this.assembler = assembler;
        this.watchers = watchers;
        this.stop = stop;
        this.progress = progress;
        optimizer = new OptimizerFactory(learner.network().newScope()).create(plan.optimizer());
    }

    /** Steps taken by the run. */
    long steps() {
        return steps;
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
        times.training().start();
        int step = 0;
        for (int from = 0, to; from < order.length; from = to) {
            stop.check();
            to = bounds.end(from);
            boolean last = to == order.length;
            boolean watched = watchers.histograms().due(epoch, steps + 1, last);
            try (NDManager scope = network.newScope()) {
                times.waiting().start();
                Batch batch = assembler.assemble(order, from, to, scope);
                times.waiting().stop();
                learn(batch);
                if (last) {
                    times.watch(times.training(), () -> gradientNorm = GradientNorm.of(network));
                }
                if (watched) {
                    times.watch(times.training(), () -> watchers.histograms().beforeStep(network, scope));
                }
                network.step(optimizer);
                steps++;
                if (watched) {
                    times.watch(times.training(), () -> watchers.histograms().afterStep(network, epoch, steps));
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

    private void learn(Batch batch) {
        try (GradientCollector collector = learner.network().collectGradients()) {
            NDArray judged = learner.pass(batch, true);
            collector.backward(learner.loss(batch, judged));
        }
    }

    private void watch(int[] order, int from, int to) {
        watchers.patches().record(order, from, to);
        watchers.steps().add(steps, learner.judge().meanLoss(), plan.optimizer().learningRate());
    }
}
