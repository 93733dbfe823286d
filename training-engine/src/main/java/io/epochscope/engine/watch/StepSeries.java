package io.epochscope.engine.watch;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;

/** Values of steps under one name, published in events of a bounded size. Used by one thread. */
public final class StepSeries {

    /** 160 KB at 16 bytes a step; a record of Kafka's usual limit of 1 MB would have room for some 60,000. */
    static final int MAX_STEPS_OF_EVENT = 10_000;

    private final String name;
    private final EventNumbering events;
    private StepScalars.Builder unpublished = StepScalars.newBuilder();

    /** Begins an empty one. */
    public StepSeries(String name, EventNumbering events) {
        this.name = name;
        this.events = events;
    }

    /**
     * Keeps a value until it is published.
     *
     * @param step counted over the whole run from 1
     */
    public void add(long step, double value) {
        unpublished.addSteps(step).addValues(value);
    }

    /** Publishes the steps since the last call, if there are any. */
    public void publish(int epoch) {
        for (int from = 0; from < unpublished.getStepsCount(); from += MAX_STEPS_OF_EVENT) {
            int to = Math.min(from + MAX_STEPS_OF_EVENT, unpublished.getStepsCount());
            events.publish(Event.newBuilder()
                    .setStepScalars(StepScalars.newBuilder()
                            .setName(name)
                            .setEpoch(epoch)
                            .addAllSteps(unpublished.getStepsList().subList(from, to))
                            .addAllValues(unpublished.getValuesList().subList(from, to))));
        }
        unpublished = StepScalars.newBuilder();
    }
}
