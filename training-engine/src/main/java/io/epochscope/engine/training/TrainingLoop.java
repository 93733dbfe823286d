package io.epochscope.engine.training;

import ai.djl.engine.Engine;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.batch.BatchBounds;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.engine.schedule.RateCourse;
import io.epochscope.engine.schedule.ReducedRates;
import io.epochscope.engine.steering.Steering;
import io.epochscope.engine.watch.ResourceMeter;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import java.io.IOException;
import java.util.function.Consumer;

/** The epochs of a run: train, judge, publish. */
final class TrainingLoop {

    private final TrainingPlan plan;
    private final SplitSamples samples;
    private final EventNumbering events;
    private final Network network;
    private final Watchers watchers;
    private final RateCourse rates;
    private final Helm helm;
    private final WeightUpdate update;
    private final TrainingPass training;
    private final Assessment assessment;
    private final Ending ending;
    private final ProgressReport progress;
    private final RunSeeds seeds;
    private final EventRoom room;
    private final Continuation continuation;
    private final Checkpointing checkpointing;
    private final ResourceMeter resources = new ResourceMeter();
    private int epochsCompleted;

    TrainingLoop(
            TrainingPlan plan,
            Objective objective,
            SplitSamples samples,
            Network network,
            EventNumbering events,
            StopSignal stop,
            Consumer<Progress> listener,
            Checkpointing checkpointing,
            Steering steering) {
        this.plan = plan;
        this.samples = samples;
        this.network = network;
        this.events = events;
        seeds = new RunSeeds(plan.seed());
        room = new EventRoom(plan.runId());
        int largest = new BatchBounds(plan.data().size(), plan.batchSize()).largest();
        Judge judge = objective.judge(largest);
        watchers = Watchers.of(plan, objective, judge, samples, events);
        BatchAssembler assembler = new BatchAssembler(plan.data(), largest, objective.sampleWeights());
        Learner learner = new Learner(network, judge);
        int stepsOfEpoch = new BatchBounds(samples.train().length, plan.batchSize()).count();
        progress = new ProgressReport(listener, plan.epochs(), stepsOfEpoch);
        LearningSettings learning = plan.learning();
        ReducedRates reducible = new ReducedRates(
                learning.schedule().course(learning.optimizer().learningRate(), plan.epochs(), stepsOfEpoch));
        rates = reducible;
        update = new WeightUpdate(network, learning, rates);
        training = new TrainingPass(plan, learner, update, assembler, watchers, stop, progress);
        assessment = new Assessment(
                plan,
                samples,
                new EvaluationPass(plan.batchSize(), learner, assembler, watchers.patches(), stop),
                watchers.patches());
        ending = new Ending(plan, network, steering.mayRestoreBest());
        helm = new Helm(plan.runId(), steering, reducible, ending);
        continuation = new Continuation(plan, objective, network, update, rates, ending, helm, watchers.pictures());
        this.checkpointing = checkpointing;
        epochsCompleted = checkpointing.from().map(Checkpoint::epoch).orElse(0);
    }

    /** Whole epochs so far. */
    int epochsCompleted() {
        return epochsCompleted;
    }

    /** How it ends, as far as it has come. */
    Ending ending() {
        return ending;
    }

    void run() throws RunStopped, IOException {
        EpochTimes times = new EpochTimes();
        times.watching().start();
        begin();
        times.watching().stop();
        for (int epoch = epochsCompleted + 1; !ending.isEnd(); epoch++) {
            try {
                train(epoch, times);
            } finally {
                // Steps that were taken are told of, even if their epoch never ends.
                watchers.steps().publish(epoch);
            }
            // The epoch's own event is published by then: what it takes counts as the next one's.
            times = new EpochTimes();
            times.watching().start();
            continuation.keep(epoch, checkpointing.sink());
            times.watching().stop();
        }
    }

    private void begin() throws IOException {
        if (checkpointing.from().isEmpty()) {
            watchers.begin(plan, samples, network);
            return;
        }
        continuation.resume(checkpointing.from().get());
        if (ending.isEnd()) {
            // All that an earlier attempt had left to do is to end.
            ending.restore();
        }
    }

    private void train(int epoch, EpochTimes times) throws RunStopped, IOException {
        Engine.getInstance().setRandomSeed(seeds.passes(epoch));

        SplitTally trained = training.run(epoch, seeds.order(samples.train(), epoch), times);
        times.watching().start();
        watchers.patches().publish(epoch, Pass.PASS_TRAINING);
        watchers.patches().clear();
        times.watching().stop();

        EpochCompleted.Builder completed =
                EpochCompleted.newBuilder().setEpoch(epoch).addSplits(trained.toMessage());
        SplitTally validated = assessment.validate(epoch, times, completed);
        ending.take(completed.build(), validated.loss());
        helm.steer(epoch);
        boolean last = ending.isEnd();
        times.watching().start();
        watchers.pictures().watch(network, epoch, last, update.steps());
        times.watching().stop();
        boolean restored = last && ending.restore();
        assessment.evaluate(epoch, last, restored, times, completed);
        times.watching().start();
        watchers.steps().publish(epoch);
        times.watching().stop();
        publish(trained, times, completed);
        epochsCompleted = epoch;
        helm.publish(events);
        ending.publish(events);
        rates.epochCompleted(completed.build());
        progress.epoch(epoch, trained, validated);
    }

    private void publish(SplitTally trained, EpochTimes times, EpochCompleted.Builder completed) {
        if (update.clips()) {
            completed.putMetrics("clipped_steps", update.clippedShare());
        }
        double pass = times.training().seconds();
        double waiting = times.waiting().seconds();
        events.publish(Event.newBuilder()
                .setEpochCompleted(room.fit(completed
                        .setStep(update.steps())
                        .setLearningRate(update.learningRate())
                        .putMetrics("samples_per_second", trained.samples() / pass)
                        .putMetrics("gradient_norm", training.gradientNorm())
                        .setSecondsTraining(pass - waiting)
                        .setSecondsValidating(times.validating().seconds())
                        .setSecondsWatching(times.watching().seconds())
                        .setSecondsWaitingForData(waiting)
                        .setResources(resources.read())
                        .build())));
    }
}
