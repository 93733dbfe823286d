package io.epochscope.engine.watch;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;

/** Publishes the loss and the learning rate of every step, an epoch at a time. */
public final class StepWatcher {

    private final boolean on;
    private final EventNumbering events;
    private StepScalars.Builder loss = scalars("loss");
    private StepScalars.Builder learningRate = scalars("learning_rate");

    /** Does nothing unless it is on. */
    public StepWatcher(boolean on, EventNumbering events) {
        this.on = on;
        this.events = events;
    }

    /**
     * Keeps a step until its epoch is published.
     *
     * @param step counted over the whole run from 1
     * @param loss mean over the batch
     */
    public void add(long step, double loss, double learningRate) {
        if (on) {
            this.loss.addSteps(step).addValues(loss);
            this.learningRate.addSteps(step).addValues(learningRate);
        }
    }

    /** Publishes the steps since the last call, if there are any. */
    public void publish(int epoch) {
        if (loss.getStepsCount() > 0) {
            events.publish(Event.newBuilder().setStepScalars(loss.setEpoch(epoch)));
            events.publish(Event.newBuilder().setStepScalars(learningRate.setEpoch(epoch)));
            loss = scalars("loss");
            learningRate = scalars("learning_rate");
        }
    }

    private static StepScalars.Builder scalars(String name) {
        return StepScalars.newBuilder().setName(name);
    }
}
