package io.epochscope.benchmarks.chaos;

/** What becomes of a run whose trainer was killed, once the trainer is there again. */
enum AfterDeath {
    /** It is closed; by then it would have had more epochs than anybody waits for. */
    CLOSED("", "FAILED", 1, 1, 1_000),
    /** It goes on from its last checkpoint. There is one when its third epoch has begun. */
    RESUMED(", with resumeAfterCrash", "COMPLETED", 2, 3, 20);

    private final String shown;
    private final String end;
    private final int attempts;
    private final int firstDeadly;
    private final int epochs;

    AfterDeath(String shown, String end, int attempts, int firstDeadly, int epochs) {
        this.shown = shown;
        this.end = end;
        this.attempts = attempts;
        this.firstDeadly = firstDeadly;
        this.epochs = epochs;
    }

    /** For people, behind what was killed. */
    String shown() {
        return shown;
    }

    /** The status in which the run ends. */
    String end() {
        return end;
    }

    /** How many the run has then. */
    int attempts() {
        return attempts;
    }

    /** The first epoch in which the trainer may be killed. */
    int firstDeadly() {
        return firstDeadly;
    }

    /** How many the run is to have. */
    int epochs() {
        return epochs;
    }
}
