package io.epochscope.metrics.store;

/** The parts that the storing of a batch of events is timed in. */
public enum Stage {
    /** From bytes to events that keep the contract. */
    DECODE,
    /** Labels and scores of patches. */
    SCORES,
    /** What is kept of scores in short. */
    AGGREGATES,
    /** How patches are learnt. */
    DYNAMICS,
    /** Taking back the room of what was replaced. */
    VACUUM,
    /** What scores come to over a whole scene. */
    SUMS,
    /** Which events there were. */
    LEDGER,
    COMMIT
}
