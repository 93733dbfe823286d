package io.epochscope.engine.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.batch.BatchSource;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.raterange.RateRangeParameters;
import io.epochscope.engine.raterange.RateRangeTest;
import io.epochscope.engine.raterange.RisingRates;
import io.epochscope.engine.watch.ResourceMeter;
import io.epochscope.engine.watch.StepSeries;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/**
 * The steps of a rate-range test: batches as training takes them, in the order of its epochs, at ever higher rates. All
 * that is published is of epoch 1, however often the samples had to be gone through.
 */
final class RateRangeLoop {

    static final int EPOCH = 1;

    private static final Logger LOG = System.getLogger(RateRangeLoop.class.getName());

    /** Steps are published in so many slices, of ten steps at least, so that the curve can be seen to grow. */
    private static final int SLICES = 50;

    private static final int LEAST_SLICE = 10;

    private final TrainingPlan plan;
    private final RateRangeParameters range;
    private final int[] samples;
    private final BatchBounds bounds;
    private final Network network;
    private final EventNumbering events;
    private final StopSignal stop;
    private final Consumer<Progress> progress;
    private final Learner learner;
    private final TrainingBatches batches;
    private final WeightUpdate update;
    private final RateRangeTest test;
    private final StepSeries losses;
    private final StepSeries rates;
    private final StepSeries smoothedLosses;
    private final ResourceMeter resources = new ResourceMeter();
    private final EpochTimes times = new EpochTimes();

    RateRangeLoop(
            TrainingPlan plan,
            RateRangeParameters range,
            Objective objective,
            SplitSamples samples,
            Network network,
            EventNumbering events,
            StopSignal stop,
            Consumer<Progress> progress) {
        this.plan = plan;
        this.range = range;
        this.samples = samples.train();
        this.network = network;
        this.events = events;
        this.stop = stop;
        this.progress = progress;
        bounds = new BatchBounds(this.samples.length, plan.batchSize());
        learner = new Learner(network, objective.judge(bounds.largest()));
        batches =
                new TrainingBatches(plan, new BatchAssembler(plan.data(), bounds.largest(), objective.sampleWeights()));
        update = new WeightUpdate(network, plan.learning(), new RisingRates(range));
        test = new RateRangeTest(range);
        losses = new StepSeries("loss", events);
        rates = new StepSeries("learning_rate", events);
        smoothedLosses = new StepSeries("smoothed_loss", events);
    }

    /**
     * Takes them all, or as many as there is any use in.
     *
     * @return why it ended early or suggests nothing; empty if there is nothing to explain
     */
    String run() throws RunStopped {
        times.training().start();
        update.beginEpoch();
        try {
            for (int epoch = 1; !test.isOver(); epoch++) {
                pass(epoch);
            }
        } finally {
            // Steps that were taken are told of, even if the test is stopped.
            publishSteps();
        }
        times.training().stop();
        publishEpoch();
        return test.reason();
    }

    private void pass(int epoch) throws RunStopped {
        RunSeeds seeds = new RunSeeds(plan.seed());
        Engine.getInstance().setRandomSeed(seeds.passes(epoch));
        int[] order = seeds.order(samples, epoch);
        BatchSource source = batches.of(epoch);
        for (int from = 0, to; from < order.length && !test.isOver(); from = to) {
            stop.check();
            to = bounds.end(from);
            try (NDManager scope = network.newScope()) {
                times.waiting().start();
                Batch batch = source.assemble(order, from, to, scope);
                times.waiting().stop();
                learner.learn(batch);
                update.step(epoch);
            }
            test.add(update.learningRate(), learner.judge().meanLoss());
            times.watch(times.training(), this::tell);
        }
    }

    private void tell() {
        long step = update.steps();
        losses.add(step, learner.judge().meanLoss());
        rates.add(step, update.learningRate());
        smoothedLosses.add(step, test.smoothedLoss());
        if (step % Math.max(range.steps() / SLICES, LEAST_SLICE) == 0) {
            publishSteps();
        }
        progress.accept(new Progress(
                EPOCH, 1, (int) step, range.steps(), test.smoothedLoss(), Double.NaN, Double.NaN, Double.NaN));
    }

    /** All at once, so that they come in the same slices. */
    private void publishSteps() {
        for (StepSeries series : List.of(losses, rates, smoothedLosses)) {
            series.publish(EPOCH);
        }
    }

    private void publishEpoch() {
        EpochCompleted.Builder completed = EpochCompleted.newBuilder()
                .setEpoch(EPOCH)
                .setStep(update.steps())
                .setLearningRate(update.learningRate())
                .setSecondsTraining(times.training().seconds() - times.waiting().seconds())
                .setSecondsWatching(times.watching().seconds())
                .setSecondsWaitingForData(times.waiting().seconds())
                .setResources(resources.read());
        if (update.clips()) {
            completed.putMetrics("clipped_steps", update.clippedShare());
        }
        test.suggestions().ifPresent(suggestions -> {
            completed.putAllMetrics(suggestions.metrics());
            LOG.log(
                    Level.INFO,
                    "run {0} suggests a learning rate of {1}; steepest {2}, minimum / 10 {3}",
                    plan.runId(),
                    Double.toString(suggestions.valley()),
                    Double.toString(suggestions.steepest()),
                    Double.toString(suggestions.minimum()));
        });
        events.publish(Event.newBuilder().setEpochCompleted(completed));
    }
}
