package io.epochscope.engine.listener;

import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.events.EventSink;
import java.time.Clock;

/**
 * Publishes a training that DJL's own trainer does: curves of its epochs, the loss of every step, and histograms of
 * weights, gradients, updates and activations. Added to the trainer's configuration: {@code new
 * DefaultTrainingConfig(loss).addTrainingListeners(new EpochscopeListener("run-1", sink))}.
 *
 * <p>Losses are those of the trainer's loss, metrics those of its evaluators by their names in small letters; of an
 * epoch they are means over the samples, with dropout on and moving weights for training, as DJL has them. Histograms
 * are taken before training and of the last step of each epoch, which the data set has to tell of by its size, as DJL's
 * own do; the first training batch, passed forward without dropout, is what activations are of. An epoch's last step
 * ends with what comes after it: time spent there counts to the epoch. Learning rates are not published: a trainer does
 * not tell them. A trainer that is closed within an epoch ends the run as stopped.
 *
 * <p>For one trainer on one device, on the thread that trains. What the sink throws ends the training.
 */
public final class EpochscopeListener implements TrainingListener {

    private final String runId;
    private final EventNumbering events;
    private WatchedTrainer watched;

    /**
     * Prepares a run.
     *
     * @param runId 1 to 128 characters of {@code [A-Za-z0-9._-]}, the first a letter or digit; a run that is published
     *     twice under one name is one run with mixed events
     * @param sink gets every event, on the thread that trains
     */
    public EpochscopeListener(String runId, EventSink sink) {
        this.runId = runId;
        events = new EventNumbering(runId, 1, sink, Clock.systemUTC());
    }

    /** Nothing is known of the model yet: the run is opened by its first batch. */
    @Override
    public void onTrainingBegin(Trainer trainer) {}

    @Override
    public void onTrainingBatch(Trainer trainer, BatchData batch) {
        if (watched == null) {
            watched = new WatchedTrainer(runId, trainer, batch, events);
        }
        watched.trained(batch);
    }

    @Override
    public void onValidationBatch(Trainer trainer, BatchData batch) {
        if (watched != null) {
            watched.validated(batch);
        }
    }

    @Override
    public void onEpoch(Trainer trainer) {
        if (watched != null) {
            watched.endEpoch();
        }
    }

    @Override
    public void onTrainingEnd(Trainer trainer) {
        if (watched != null) {
            watched.close();
            watched = null;
        }
    }
}
