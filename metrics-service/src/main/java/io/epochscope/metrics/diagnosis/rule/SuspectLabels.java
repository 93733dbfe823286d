package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Many labels are probably wrong. */
public final class SuspectLabels implements Rule {

    private static final String NAME = "suspect-labels";
    private static final List<Threshold> THRESHOLDS = PatchLimits.thresholds(0.01, 0.05);

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Suspect labels",
            "Patches are hardly ever believed to have their label, and are predicted as one and the same other class.",
            "Their labels are probably wrong. What the network learns of them by heart is of no use, and what it is"
                    + " judged by is wrong too.",
            "Look at the most suspect ones, and relabel or exclude them; smoothed labels lessen the harm of the others.",
            List.of("corrections", "regularisation.labelSmoothing"),
            "Swayamdipta et al. 2020 (section 5); Northcutt et al. 2021; docs/verdicts.md",
            Evidence.patches("Persistently problematic patches"),
            THRESHOLDS);

    private final PatchLimits limits;

    /** With thresholds as set. */
    public SuspectLabels(Thresholds thresholds) {
        limits = PatchLimits.of(NAME, THRESHOLDS, thresholds);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return limits.judge(run, this::symptom);
    }

    private Optional<Symptom> symptom(PatchShares shares) {
        long found = shares.count(Set.of("suspect_label"));
        double share = (double) found / shares.judged();
        return limits.severity(share)
                .map(severity -> Symptom.of(
                        severity,
                        "The labels of %,d of %,d patches (%.1f %%) are suspect, by pass %s."
                                .formatted(found, shares.judged(), 100 * share, shares.pass()),
                        Map.of("patches", (double) found, "judged", (double) shares.judged(), "share", share)));
    }
}
