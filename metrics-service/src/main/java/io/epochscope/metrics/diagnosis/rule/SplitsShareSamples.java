package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitOverlap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Samples that are validated were trained on. */
public final class SplitsShareSamples implements Rule {

    private static final String NAME = "split-overlap";
    private static final Threshold SHARE = new Threshold(
            "share",
            0.05,
            "samples of a split that training has too, as a share of the split; below it, it is a notice");
    private static final Threshold LEAST = new Threshold("least", 0.01, "the same share, below which nothing is said");
    private static final Threshold HALF =
            new Threshold("half", 0.5, "the same share, from which on the split is worth nothing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Splits share samples",
            "Samples of validation or test have exactly the values of training samples.",
            "What was learnt by heart counts as if it were understood: the figures of the split are too good. Of tables"
                    + " with few different rows, and of plain patches, some may be the same by chance.",
            "Split before samples are copied, cut or augmented, and drop duplicates.",
            List.of("dataset", "corrections"),
            "Kaufman et al. 2012, Leakage in data mining; Barz and Denzler 2020 (duplicates in CIFAR: 3 % and 10 % of the"
                    + " test images)",
            Evidence.curves("Generalisation gap"),
            List.of(SHARE, LEAST, HALF));

    private final double share;
    private final double least;
    private final double half;

    /** With thresholds as set. */
    public SplitsShareSamples(Thresholds thresholds) {
        share = thresholds.of(NAME, SHARE);
        least = thresholds.of(NAME, LEAST);
        half = thresholds.of(NAME, HALF);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return run.facts().overlaps().stream()
                .filter(overlap ->
                        overlap.first().equals("train") && !overlap.second().equals("train"))
                .flatMap(overlap -> symptom(run, overlap).stream())
                .toList();
    }

    private Optional<Symptom> symptom(RunHistory run, SplitOverlap overlap) {
        long all = run.facts().samplesOf(overlap.second());
        double shared = (double) overlap.samples() / all;
        if (!(shared >= least)) {
            return Optional.empty();
        }
        Severity severity = shared >= half ? Severity.ERROR : shared >= share ? Severity.WARNING : Severity.NOTICE;
        return Optional.of(Symptom.of(
                        severity,
                        new Subject(Subject.Kind.SPLIT, overlap.second()),
                        "%,d of the %,d %s samples (%.0f %%) are among the training samples too."
                                .formatted(overlap.samples(), all, overlap.second(), 100 * shared),
                        Map.of("shared", (double) overlap.samples(), "samples", (double) all))
                .since(1));
    }
}
