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
import java.util.stream.Stream;

/** Many labels are probably wrong. A network that is mostly wrong itself is no judge of them. */
public final class SuspectLabels implements Rule {

    private static final String NAME = "suspect-labels";
    private static final List<Threshold> LIMITS = PatchLimits.thresholds(0.01, 0.05);
    private static final Threshold AGREEMENT = new Threshold(
            "agreement",
            0.2,
            "training accuracy above that of guessing, as a share of what guessing leaves, below which the network cannot"
                    + " say whether labels are right");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Suspect labels",
            "Patches are hardly ever believed to have their label, and are predicted as one and the same other class.",
            "Their labels are probably wrong. What the network learns of them by heart is of no use, and what it is"
                    + " judged by is wrong too.",
            "Look at the most suspect ones, and relabel or exclude them; smoothed labels lessen the harm of the others.",
            List.of("corrections", "regularisation.labelSmoothing"),
            "Swayamdipta et al. 2020 (section 5); Northcutt et al. 2021; docs/verdicts.md;"
                    + " Landis and Koch 1977 (an agreement of 0.2 or less is slight)",
            Evidence.patches("Persistently problematic patches"),
            Stream.concat(LIMITS.stream(), Stream.of(AGREEMENT)).toList());

    private final PatchLimits limits;
    private final double agreement;

    /** With thresholds as set. */
    public SuspectLabels(Thresholds thresholds) {
        limits = PatchLimits.of(NAME, LIMITS, thresholds);
        agreement = thresholds.of(NAME, AGREEMENT);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return agrees(run) ? limits.judge(run, this::symptom) : List.of();
    }

    /** Whether the network agrees with the labels more than slightly; also if nothing tells. */
    private boolean agrees(RunHistory run) {
        return run.last()
                .train()
                .filter(split -> split.metric("accuracy").isPresent())
                .map(split -> {
                    double accuracy = split.metric("accuracy").getAsDouble();
                    double guess =
                            new Guessing(run.facts()).majorityShare(split).orElse(0);
                    return accuracy - guess > agreement * (1 - guess);
                })
                .orElse(true);
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
