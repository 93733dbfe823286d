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

/** Many patches are never learnt. */
public final class ProblematicPatches implements Rule {

    private static final String NAME = "problematic-patches";
    private static final List<Threshold> THRESHOLDS = PatchLimits.thresholds(0.05, 0.25);

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Persistently problematic patches",
            "Training patches are wrong in hardly fewer than all epochs, the last one included.",
            "The network cannot tell these patches: they are of a rare kind, do not show what their class is told by, or"
                    + " the network is too small.",
            "Look at them: get more of the kind, exclude what nobody could tell, or take a larger network.",
            List.of("corrections", "dataset", "model"),
            "Toneva et al. 2019 (never learnt examples); shares are this project's own",
            Evidence.patches("Persistently problematic patches"),
            THRESHOLDS);

    private final PatchLimits limits;

    /** With thresholds as set. */
    public ProblematicPatches(Thresholds thresholds) {
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
        long found = shares.count(Set.of("never_learned"));
        double share = (double) found / shares.judged();
        // Where most patches are not learnt yet, the matter is the training, not some patches.
        boolean mostLearnt = shares.count(Set.of("learned", "slow")) >= shares.judged() / 2.0;
        return limits.severity(share)
                .filter(severity -> mostLearnt)
                .map(severity -> Symptom.of(
                        severity,
                        "%,d of %,d patches (%.0f %%) were never learnt, by pass %s."
                                .formatted(found, shares.judged(), 100 * share, shares.pass()),
                        Map.of("patches", (double) found, "judged", (double) shares.judged(), "share", share)));
    }
}
