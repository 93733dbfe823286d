package io.epochscope.engine.schedule;

/** A learning rate over time, counted in epochs or steps. */
@FunctionalInterface
interface RateCurve {

    /** @param t units that are over: 0 for the first */
    double at(long t);
}
