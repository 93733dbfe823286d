package io.epochscope.metrics.dynamics;

/** What the dynamics of a patch come to, in the order of precedence: the first that holds. Stored by its code. */
public enum PatchVerdict {
    /** Hardly ever believed to have its label, and predicted as one and the same other class. */
    SUSPECT_LABEL(1),
    /** Predicted right in hardly any epoch, and wrong in the last one. */
    NEVER_LEARNED(2),
    /** Predicted right before, and wrong in the last epochs. */
    FORGOTTEN(3),
    /** Learnt and forgotten again and again. */
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
     * Judges a patch by what is known so far; the verdict may change with every epoch.
     *
     * @param place of the patch in its chunk
     */
    public static PatchVerdict of(ChunkDynamics patches, int place, VerdictThresholds thresholds) {
        int epochs = patches.epochs(place);
        if (epochs < thresholds.leastEpochs() || patches.streak(place) == 0) {
            return OPEN;
        }
        if (LabelSuspicion.of(patches, place) >= thresholds.suspicion()
                && patches.rivalVotes(place) >= thresholds.suspectAgreement() * epochs) {
            return SUSPECT_LABEL;
        }
        int streak = patches.streak(place);
        if (streak < 0 && patches.correct(place) <= thresholds.neverLearnedShare() * epochs) {
            return NEVER_LEARNED;
        }
        if (streak <= -thresholds.forgottenFor()) {
            return FORGOTTEN;
        }
        if (isInconsistent(patches, place, thresholds)) {
            return INCONSISTENT;
        }
        if (patches.firstLearned(place) > thresholds.slowShare() * patches.lastEpoch()) {
            return SLOW;
        }
        return LEARNED;
    }

    private static boolean isInconsistent(ChunkDynamics patches, int place, VerdictThresholds thresholds) {
        int forgotten = patches.forgotten(place);
        return forgotten >= thresholds.inconsistentForgetting()
                && (forgotten >= thresholds.inconsistentShare() * patches.epochs(place)
                        || patches.variability(place) >= thresholds.inconsistentVariability());
    }
}
