package io.epochscope.engine.training;

import ai.djl.engine.Engine;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.events.EventSink;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.raterange.RateRangeParameters;
import io.epochscope.engine.steering.Steering;
import io.epochscope.engine.stopping.BestEpoch;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One training, from its opening event to its closing one.
 *
 * <p>The training split's figures and scores are those of the training pass itself: dropout on, weights moving from
 * batch to batch ({@code PASS_TRAINING}). Validation follows every epoch with fixed weights ({@code PASS_VALIDATION}).
 * The test split is judged once, with the weights that the run ends with ({@code PASS_EVALUATION}), as a part of the
 * last epoch's event; a run that is stopped before is not tested. Those are the weights of the last epoch, or of the
 * best one where early stopping puts them back; the last epoch's exact evaluation and the trained model are of the
 * same. After an epoch with an exact evaluation the patches of all splits have scores of it ({@code PASS_EVALUATION}),
 * those of validation the same as in validation; since an epoch has one place for the figures of a split, those of the
 * training samples are its metrics {@code evaluation_train_loss}, {@code evaluation_train_accuracy} and so on. Weights
 * of samples and classes, smoothed labels and penalties are in what is trained on, and in no loss that is told. Where
 * images are augmented, the training pass tells of the augmented ones. {@code gradient_norm} is the length of the
 * gradient over all parameters at the epoch's last step, before it is clipped, {@code samples_per_second} the training
 * samples by the seconds of the training pass. Losses that are NaN or infinite are recorded like any other, and
 * training goes on.
 *
 * <p>A plan with a rate range is no training but a rate-range test: steps at rising rates over batches as training
 * takes them, whose losses are published with what they suggest as the metrics of epoch 1. It judges no other split,
 * looks at no patches, tensors and pictures, and its network is thrown away.
 *
 * <p>The same plan gives bit-equal losses in any process with the same number of PyTorch threads.
 */
public final class Training {

    private static final Logger LOG = System.getLogger(Training.class.getName());

    /** PyTorch records gradients for one training at a time in a process. */
    private static final AtomicBoolean TRAINING = new AtomicBoolean();

    private final TrainingPlan plan;
    private final EventNumbering events;
    private final Consumer<Progress> progress;
    private final ModelSink models;
    private final Checkpointing checkpointing;
    private final Steering steering;
    private final RunOpening opening;
    private final StopSignal stop = new StopSignal();
    private final AtomicBoolean begun = new AtomicBoolean();
    private BestEpoch best;
    private int epochsCompleted;

    /**
     * Prepares a training.
     *
     * @param sink gets every event, on the thread that calls {@link #run}
     * @param progress is told after every step, on the same thread
     */
    public Training(TrainingPlan plan, EventSink sink, Consumer<Progress> progress) {
        this(plan, sink, progress, model -> {});
    }

    /**
     * Prepares a training.
     *
     * @param sink gets every event, on the thread that calls {@link #run}
     * @param progress is told after every step, on the same thread
     * @param models gets the trained network, on the same thread
     */
    public Training(TrainingPlan plan, EventSink sink, Consumer<Progress> progress, ModelSink models) {
        this(plan, sink, progress, models, Checkpointing.none());
    }

    /**
     * Prepares a training, or an attempt to go on with one. That trains the epochs after the checkpoint's bit for bit
     * as if the run had never been interrupted, if the plan is the same; it may have more epochs, which stretches
     * schedules that depend on their number. What there is before training is not published again.
     *
     * @param sink gets every event, on the thread that calls {@link #run}
     * @param progress is told after every step, on the same thread
     * @param models gets the trained network, on the same thread
     * @param checkpointing gets the state after each epoch, on the same thread
     */
    public Training(
            TrainingPlan plan,
            EventSink sink,
            Consumer<Progress> progress,
            ModelSink models,
            Checkpointing checkpointing) {
        this(plan, sink, progress, models, checkpointing, Steering.none());
    }

    /**
     * Prepares a training, or an attempt to go on with one, that others may steer while it runs. What they ask for is
     * done at the end of an epoch and told by an {@link ActionTaken} after that epoch's event: a reduced rate, also
     * where the run goes on from a checkpoint, or an end with the weights of the best epoch, by early stopping's metric
     * where there is one, else by the lowest validation loss.
     *
     * @param sink gets every event, on the thread that calls {@link #run}
     * @param progress is told after every step, on the same thread
     * @param models gets the trained network, on the same thread
     * @param checkpointing gets the state after each epoch, on the same thread
     * @param steering of this training alone
     */
    public Training(
            TrainingPlan plan,
            EventSink sink,
            Consumer<Progress> progress,
            ModelSink models,
            Checkpointing checkpointing,
            Steering steering) {
        this.plan = plan;
        this.progress = progress;
        this.models = models;
        this.checkpointing = checkpointing;
        this.steering = steering;
        best = checkpointing.from().map(Checkpoint::bestEpoch).orElseGet(BestEpoch::byValidationLoss);
        epochsCompleted = checkpointing.from().map(Checkpoint::epoch).orElse(0);
        events = new EventNumbering(plan.runId(), plan.run().attempt(), sink, Clock.systemUTC());
        opening = new RunOpening(plan);
    }

    /**
     * Stops the training on behalf of a person.
     *
     * @param reason a sentence for people
     * @see #stop(String, String)
     */
    public void stop(String reason) {
        stop(reason, "person");
    }

    /**
     * Stops the training before its next batch; the epoch that this cuts short is not counted. Safe for any thread and
     * at any time; a training that has not begun ends as soon as it does. The first stop holds, and is told by an
     * {@link ActionTaken} before the closing event.
     *
     * @param reason a sentence for people
     * @param actor {@code person}, or the name of the rule that stops it
     */
    public void stop(String reason, String actor) {
        stop.stop(reason, actor);
    }

    /**
     * Trains on the caller's thread until the end. What goes wrong within is logged and told by the outcome.
     *
     * @throws IllegalStateException if another training runs in this process, or this one was run before
     */
    public Outcome run() {
        if (!TRAINING.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "run %s cannot begin: another training runs in this process".formatted(plan.runId()));
        }
        try {
            if (!begun.compareAndSet(false, true)) {
                throw new IllegalStateException("run %s was run before".formatted(plan.runId()));
            }
            return finish(train());
        } finally {
            TRAINING.set(false);
        }
    }

    private Outcome train() {
        try {
            Objective objective = plan.objective();
            SplitSamples samples = SplitSamples.of(plan.data());
            opening.describe(plan.data(), objective, samples);
            plan.watch().checkSamples(plan.data().size());
            plan.learning().requireFit(DataOutline.of(plan.data()));
            Engine.getInstance().setRandomSeed(new RunSeeds(plan.seed()).weights());
            try (Network network = new Network(
                    plan.model().create(plan.data().sampleShape(), objective.outputs()),
                    plan.data().sampleShape())) {
                opening.describe(network).publish(events);
                events.publish(Event.newBuilder().setAttemptStarted(attempt()));
                if (plan.rateRange().isPresent()) {
                    String reason = tryRates(plan.rateRange().get(), objective, samples, network);
                    return new Outcome(RunStatus.RUN_STATUS_COMPLETED, reason, epochsCompleted);
                }
                Ending ending = train(objective, samples, network);
                keep(new TrainedModel(plan, objective, network, ending.epochOfWeights()));
                return new Outcome(RunStatus.RUN_STATUS_COMPLETED, ending.reason(), epochsCompleted);
            }
        } catch (RunStopped stopped) {
            LOG.log(Level.INFO, "run {0} stopped: {1}", plan.runId(), stopped.getMessage());
            return new Outcome(RunStatus.RUN_STATUS_STOPPED, stopped.getMessage(), epochsCompleted);
        } catch (Throwable failure) {
            // Models and data sets of users may throw anything; the run ends with its closing event all the same.
            return failed(failure);
        }
    }

    private AttemptStarted.Builder attempt() {
        return AttemptStarted.newBuilder()
                .setFromEpoch(epochsCompleted + 1)
                .setReason(checkpointing
                        .from()
                        .map(from -> "resumed after epoch " + from.epoch())
                        .orElse("requested"));
    }

    private Ending train(Objective objective, SplitSamples samples, Network network) throws RunStopped, IOException {
        TrainingLoop loop =
                new TrainingLoop(plan, objective, samples, network, events, stop, progress, checkpointing, steering);
        try {
            loop.run();
            return loop.ending();
        } finally {
            if (loop.ending().best().epoch() > 0) {
                best = loop.ending().best();
            }
            epochsCompleted = loop.epochsCompleted();
        }
    }

    private String tryRates(RateRangeParameters range, Objective objective, SplitSamples samples, Network network)
            throws RunStopped {
        String reason = new RateRangeLoop(plan, range, objective, samples, network, events, stop, progress).run();
        epochsCompleted = RateRangeLoop.EPOCH;
        return reason;
    }

    private void keep(TrainedModel model) throws IOException {
        try {
            models.take(model);
        } catch (IOException e) {
            throw new IOException("the trained model cannot be kept: " + e.getMessage(), e);
        }
    }

    private Outcome finish(Outcome outcome) {
        try {
            if (checkpointing.from().isEmpty()) {
                // Else what an earlier attempt found out of the run is better than what little there may be now.
                opening.publish(events);
            }
            if (outcome.status() == RunStatus.RUN_STATUS_STOPPED) {
                publishStop(outcome);
            }
            RunFinished.Builder finished = RunFinished.newBuilder()
                    .setStatus(outcome.status())
                    .setReason(outcome.reason())
                    .setEpochsCompleted(outcome.epochsCompleted())
                    .putAllEventsPerTopic(events.countsWithOneMore(Topic.RUNS));
            best.describe(finished);
            events.publish(Event.newBuilder().setRunFinished(finished));
            return outcome;
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private void publishStop(Outcome outcome) {
        events.publish(Event.newBuilder()
                .setActionTaken(ActionTaken.newBuilder()
                        .setAction("stopped")
                        .setActor(stop.actor())
                        .setReason(outcome.reason())
                        .setEpoch(outcome.epochsCompleted())));
    }

    private Outcome failed(Throwable failure) {
        LOG.log(Level.ERROR, "run " + plan.runId() + " failed; it ends here", failure);
        String message = failure.getMessage();
        String reason = message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + message;
        return new Outcome(RunStatus.RUN_STATUS_FAILED, reason, epochsCompleted);
    }
}
