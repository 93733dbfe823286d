package io.epochscope.engine.training;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.CheckpointSink;
import io.epochscope.engine.checkpoint.Snapshot;
import io.epochscope.engine.checkpoint.TrainingParts;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.picture.PictureWatcher;
import io.epochscope.engine.schedule.RateCourse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Hands out the state of a run after each epoch, and takes it up again. */
final class Continuation {

    private static final Logger LOG = System.getLogger(Continuation.class.getName());

    private final TrainingPlan plan;
    private final Objective objective;
    private final Network network;
    private final WeightUpdate update;
    private final Ending ending;
    private final Helm helm;
    private final PictureWatcher pictures;
    private final TrainingParts parts;

    Continuation(
            TrainingPlan plan,
            Objective objective,
            Network network,
            WeightUpdate update,
            RateCourse rates,
            Ending ending,
            Helm helm,
            PictureWatcher pictures) {
        this.plan = plan;
        this.objective = objective;
        this.network = network;
        this.update = update;
        this.ending = ending;
        this.helm = helm;
        this.pictures = pictures;
        parts = new TrainingParts(
                network,
                update.optimizer(),
                rates,
                plan.model().type().name(),
                plan.learning().optimizer().type(),
                plan.data().sampleShape().toString());
    }

    /** @throws IOException if the run cannot go on from there; the message says why */
    void resume(Checkpoint from) throws IOException {
        if (from.epoch() > plan.epochs()) {
            throw new IOException("the checkpoint is of epoch %d, but the run has only %d epochs"
                    .formatted(from.epoch(), plan.epochs()));
        }
        parts.restore(from, plan.model().create(plan.data().sampleShape(), objective.outputs()));
        update.restoreSteps(from.steps());
        Optional<WeightCopy> best = ending.keepsBest() ? from.bestWeights(network) : Optional.empty();
        ending.restore(from.epoch(), from.best(), best);
        helm.restore(from.steering());
        pictures.resume(from.orientation());
        LOG.log(Level.INFO, "run {0} goes on after epoch {1}", plan.runId(), from.epoch());
    }

    /** A state that cannot be kept is no reason to lose the run. */
    void keep(int epoch, CheckpointSink sink) {
        try {
            ending.withNewestWeights(() -> sink.take(snapshot(epoch)));
        } catch (IOException | UncheckedIOException e) {
            LOG.log(
                    Level.WARNING,
                    "run %s: the checkpoint of epoch %d cannot be written (%s); the run goes on, and tries again after the next epoch"
                            .formatted(plan.runId(), epoch, e),
                    e);
        }
    }

    private Snapshot snapshot(int epoch) {
        return parts.snapshot(
                epoch,
                update.steps(),
                ending.state(),
                helm.state(),
                ending.otherWeights(),
                pictures.orientation(),
                TrainedModel.properties(plan, objective, epoch));
    }
}
