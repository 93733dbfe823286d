package io.epochscope.engine.schedule;

/** A learning rate over time, counted in epochs or steps. */
@FunctionalInterface
interface RateCurve {

    /**
     * The rate at a time.
     *
     * @param t units that are over: 0 for the first
     */
    double at(long t);
}
