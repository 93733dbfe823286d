package io.epochscope.trainer.sweep;

/** Which of the combinations of values become runs. */
public enum SweepStrategy {
    /** All of them. */
    GRID,
    /** Some that are drawn. */
    RANDOM
}
