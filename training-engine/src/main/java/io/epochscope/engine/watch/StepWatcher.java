package io.epochscope.engine.watch;

import io.epochscope.engine.events.EventNumbering;

/** Publishes the loss and the learning rate of every step, an epoch at a time, in events of a bounded size. */
public final class StepWatcher {

    private final boolean on;
    private final StepSeries loss;
    private final StepSeries learningRate;

    /** Does nothing unless it is on. */
    public StepWatcher(boolean on, EventNumbering events) {
        this.on = on;
        loss = new StepSeries("loss", events);
        learningRate = new StepSeries("learning_rate", events);
    }

    /**
     * Keeps a step until its epoch is published.
     *
     * @param step counted over the whole run from 1
     * @param loss mean over the batch
     */
    public void add(long step, double loss, double learningRate) {
        add(step, loss);
        if (on) {
            this.learningRate.add(step, learningRate);
        }
    }

    /** The same where nobody tells the learning rate. */
    public void add(long step, double loss) {
        if (on) {
            this.loss.add(step, loss);
        }
    }

    /** Publishes the steps since the last call, if there are any. */
    public void publish(int epoch) {
        loss.publish(epoch);
        learningRate.publish(epoch);
    }
}
