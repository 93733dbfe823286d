package io.epochscope.metrics.epoch;

/**
 * A figure that is known within bounds.
 *
 * @param value null if it is undefined
 * @param error how far at most the figure of the samples is from the value; null if it is undefined
 */
record Bounded(Double value, Double error) {

    static final Bounded UNDEFINED = new Bounded(null, null);
}
