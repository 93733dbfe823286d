package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From which share of a run's patches on there is something to tell, and how much it takes to judge. What is known of
 * patches is known as of now, so that its symptoms count from the first epoch on.
 */
final class PatchLimits {

    private static final Threshold PATCHES = new Threshold("patches", 100, "patches that it takes to judge");
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "epochs that it takes to judge");

    private final double notice;
    private final double warning;
    private final int patches;
    private final int epochs;

    private PatchLimits(double notice, double warning, int patches, int epochs) {
        this.notice = notice;
        this.warning = warning;
        this.patches = patches;
        this.epochs = epochs;
    }

    /** The thresholds of such a rule, by the standard shares of it. */
    static List<Threshold> thresholds(double notice, double warning) {
        return List.of(
                new Threshold("notice", notice, "patches, as a share of those judged"),
                new Threshold("warning", warning, "the same, from which on it is a warning"),
                PATCHES,
                EPOCHS);
    }

    /**
     * The limits as set.
     *
     * @param known what {@link #thresholds} gave
     */
    static PatchLimits of(String rule, List<Threshold> known, Thresholds thresholds) {
        return new PatchLimits(
                thresholds.of(rule, known.get(0)),
                thresholds.of(rule, known.get(1)),
                thresholds.count(rule, PATCHES),
                thresholds.count(rule, EPOCHS));
    }

    /** What there is to tell of a run whose patches can be judged. */
    List<Symptom> judge(RunHistory run, Function<PatchShares, Optional<Symptom>> symptom) {
        return PatchShares.of(run, patches, epochs)
                .flatMap(symptom)
                .map(found -> found.since(1))
                .map(List::of)
                .orElse(List.of());
    }

    /** How much a share matters; empty if it does not. */
    Optional<Severity> severity(double share) {
        if (share < notice) {
            return Optional.empty();
        }
        return Optional.of(share >= warning ? Severity.WARNING : Severity.NOTICE);
    }
}
