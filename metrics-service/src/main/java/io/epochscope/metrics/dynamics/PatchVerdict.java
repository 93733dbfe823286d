package io.epochscope.metrics.dynamics;

/** What the dynamics of a patch come to, in the order of precedence: the first that holds. Stored by its code. */
public enum PatchVerdict {
    /** Predicted as one and the same other class, against a label that it is hardly ever believed to have. */
    SUSPECT_LABEL(1),
    /** Predicted right in no epoch. */
    NEVER_LEARNED(2),
    /** Predicted right before, and wrong in the last epochs. */
    FORGOTTEN(3),
    /** Learnt and forgotten again and again, or p(true class) goes up and down. */
    INCONSISTENT(4),
    /** Predicted right for the first time late. */
    SLOW(5),
    /** None of these. */
    LEARNED(6),
    /** Without label, or judged in too few epochs. */
    OPEN(0);

    private final short code;

    PatchVerdict(int code) {
        this.code = (short) code;
    }

    /** As it is stored. */
    public short code() {
        return code;
    }

    /** Whether something is to be looked into. */
    boolean isProblem() {
        return this != LEARNED && this != OPEN;
    }

    /**
     * Judges a patch.
     *
     * @param place of the patch in its chunk
     */
    public static PatchVerdict of(ChunkDynamics patches, int place, VerdictThresholds thresholds) {
        int epochs = patches.epochs(place);
        if (epochs < thresholds.leastEpochs() || patches.streak(place) == 0) {
            return OPEN;
        }
        if (patches.confidence(place) <= thresholds.suspectConfidence()
                && patches.rivalVotes(place) >= thresholds.suspectAgreement() * epochs) {
            return SUSPECT_LABEL;
        }
        if (!patches.isEverCorrect(place)) {
            return NEVER_LEARNED;
        }
        if (patches.streak(place) <= -thresholds.forgottenFor()) {
            return FORGOTTEN;
        }
        if (patches.forgotten(place) >= thresholds.inconsistentForgetting()
                || patches.variability(place) >= thresholds.inconsistentVariability()) {
            return INCONSISTENT;
        }
        if (patches.firstLearned(place) > thresholds.slowShare() * patches.lastEpoch()) {
            return SLOW;
        }
        return LEARNED;
    }
}
