package io.epochscope.engine.schedule;

/** What a schedule counts, and how often it can change the rate. */
public enum RateUnit {
    EPOCH,
    STEP
}
