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

/** Many patches are learnt and lost again. */
public final class Forgetting implements Rule {

    private static final String NAME = "forgetting";
    private static final List<Threshold> THRESHOLDS = PatchLimits.thresholds(0.1, 0.3);

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Forgetting",
            "Patches were right before and are wrong in the last epochs, or go to and fro.",
            "Patches pull against each other, or steps are too large to keep what was learnt.",
            "Lower the rate towards the end, take larger batches or a larger network.",
            List.of("schedule", "optimizer.learningRate", "batchSize", "model"),
            "Toneva et al. 2019, An empirical study of example forgetting; shares are this project's own",
            Evidence.patches("When the worst patches were right"),
            THRESHOLDS);

    private final PatchLimits limits;

    /** With thresholds as set. */
    public Forgetting(Thresholds thresholds) {
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
        long forgotten = shares.count(Set.of("forgotten"));
        long unsteady = shares.count(Set.of("inconsistent"));
        double share = (double) (forgotten + unsteady) / shares.judged();
        return limits.severity(share)
                .map(severity -> Symptom.of(
                        severity,
                        "%,d of %,d patches were forgotten, %,d more are learnt and forgotten again and again, by pass %s."
                                .formatted(forgotten, shares.judged(), unsteady, shares.pass()),
                        Map.of(
                                "forgotten",
                                (double) forgotten,
                                "inconsistent",
                                (double) unsteady,
                                "judged",
                                (double) shares.judged(),
                                "share",
                                share)));
    }
}
