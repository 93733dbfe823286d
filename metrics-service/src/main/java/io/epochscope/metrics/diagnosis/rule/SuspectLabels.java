package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
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
    private static final Threshold NOTICE = new Threshold("notice", 0.01, "patches, as a share of those judged");
    private static final Threshold WARNING = new Threshold("warning", 0.05, "the same, from which on it is a warning");
    private static final Threshold PATCHES = new Threshold("patches", 100, "patches that it takes to judge");
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "epochs that it takes to judge");

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
            List.of(NOTICE, WARNING, PATCHES, EPOCHS));

    private final double notice;
    private final double warning;
    private final int patches;
    private final int epochs;

    /** With thresholds as set. */
    public SuspectLabels(Thresholds thresholds) {
        notice = thresholds.of(NAME, NOTICE);
        warning = thresholds.of(NAME, WARNING);
        patches = thresholds.count(NAME, PATCHES);
        epochs = thresholds.count(NAME, EPOCHS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return PatchShares.of(run, patches, epochs)
                .flatMap(shares -> symptom(shares))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Symptom> symptom(PatchShares shares) {
        long found = shares.count(Set.of("suspect_label"));
        double share = (double) found / shares.judged();
        if (share < notice) {
            return Optional.empty();
        }
        return Optional.of(Symptom.of(
                        share >= warning ? Severity.WARNING : Severity.NOTICE,
                        "The labels of %,d of %,d patches (%.1f %%) are suspect, by pass %s."
                                .formatted(found, shares.judged(), 100 * share, shares.pass()),
                        Map.of("patches", (double) found, "judged", (double) shares.judged(), "share", share))
                .since(1));
    }
}
