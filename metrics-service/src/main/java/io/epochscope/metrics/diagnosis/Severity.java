package io.epochscope.metrics.diagnosis;

/** How much a finding matters, the least first. */
public enum Severity {
    /** As it should be. */
    GOOD(0),
    /** Worth knowing. */
    NOTICE(1),
    /** The run will probably end worse than it could. */
    WARNING(2),
    /** The run is worth nothing unless something is changed. */
    ERROR(3);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** As the database has it: higher matters more. */
    public int rank() {
        return rank;
    }
}
