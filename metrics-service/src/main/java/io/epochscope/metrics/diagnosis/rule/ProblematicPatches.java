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

/** Many patches are never learnt. */
public final class ProblematicPatches implements Rule {

    private static final String NAME = "problematic-patches";
    private static final Threshold NOTICE = new Threshold("notice", 0.05, "patches, as a share of those judged");
    private static final Threshold WARNING = new Threshold("warning", 0.25, "the same, from which on it is a warning");
    private static final Threshold PATCHES = new Threshold("patches", 100, "patches that it takes to judge");
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "epochs that it takes to judge");

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
            List.of(NOTICE, WARNING, PATCHES, EPOCHS));

    private final double notice;
    private final double warning;
    private final int patches;
    private final int epochs;

    /** With thresholds as set. */
    public ProblematicPatches(Thresholds thresholds) {
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
        long found = shares.count(Set.of("never_learned"));
        double share = (double) found / shares.judged();
        // Where most patches are not learnt yet, the matter is the training, not some patches.
        boolean mostLearnt = shares.count(Set.of("learned", "slow")) >= shares.judged() / 2.0;
        if (share < notice || !mostLearnt) {
            return Optional.empty();
        }
        return Optional.of(Symptom.of(
                        share >= warning ? Severity.WARNING : Severity.NOTICE,
                        "%,d of %,d patches (%.0f %%) were never learnt, by pass %s."
                                .formatted(found, shares.judged(), 100 * share, shares.pass()),
                        Map.of("patches", (double) found, "judged", (double) shares.judged(), "share", share))
                .since(1));
    }
}
