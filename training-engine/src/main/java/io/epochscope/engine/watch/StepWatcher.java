package io.epochscope.engine.watch;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;

/** Publishes the loss and the learning rate of every step, an epoch at a time, in events of a bounded size. */
public final class StepWatcher {

    /** 160 KB at 16 bytes a step; a record of Kafka's usual limit of 1 MB would have room for some 60,000. */
    static final int MAX_STEPS_OF_EVENT = 10_000;

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
        add(step, loss);
        if (on) {
            this.learningRate.addSteps(step).addValues(learningRate);
        }
    }

    /** The same where nobody tells the learning rate. */
    public void add(long step, double loss) {
        if (on) {
            this.loss.addSteps(step).addValues(loss);
        }
    }

    /** Publishes the steps since the last call, if there are any. */
    public void publish(int epoch) {
        if (loss.getStepsCount() > 0) {
            publish(loss.setEpoch(epoch));
            publish(learningRate.setEpoch(epoch));
            loss = scalars("loss");
            learningRate = scalars("learning_rate");
        }
    }

    private void publish(StepScalars.Builder whole) {
        for (int from = 0; from < whole.getStepsCount(); from += MAX_STEPS_OF_EVENT) {
            int to = Math.min(from + MAX_STEPS_OF_EVENT, whole.getStepsCount());
            events.publish(Event.newBuilder()
                    .setStepScalars(scalars(whole.getName())
                            .setEpoch(whole.getEpoch())
                            .addAllSteps(whole.getStepsList().subList(from, to))
                            .addAllValues(whole.getValuesList().subList(from, to))));
        }
    }

    private static StepScalars.Builder scalars(String name) {
        return StepScalars.newBuilder().setName(name);
    }
}
