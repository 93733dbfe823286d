package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Map;

/** Samples come more than once in an epoch, or do not come at all. */
public final class SamplesRepeated implements Rule {

    private static final String NAME = "samples-repeated";
    private static final Threshold DISTINCT =
            new Threshold("distinct", 0.9, "different samples, as a share of those that were trained on in an epoch");
    private static final Threshold FEW = new Threshold("few", 0.1, "the same, below which the run is worth nothing");
    private static final Threshold SEEN =
            new Threshold("seen", 0.9, "samples that were trained on in an epoch, as a share of the split");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "epochs in a row");
    private static final Threshold HALF = new Threshold(
            "half", 0.5, "different samples, as a share of those that were trained on, below which it is a warning");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Samples repeated or left out",
            "In an epoch some training samples come more than once, or many of them never come.",
            "The network sees less than there is: it learns the samples that come by heart. Mostly batches are cut"
                    + " wrongly, or the same one is used again and again.",
            "Look at how batches are made: every training sample once in an epoch, in a new order each time.",
            List.of("dataset", "batchSize"),
            "Bottou 2012, Stochastic gradient descent tricks (a new order in every epoch); thresholds are this project's"
                    + " own",
            Evidence.curves("Loss"),
            List.of(DISTINCT, FEW, SEEN, EPOCHS, HALF));

    private final double distinct;
    private final double few;
    private final double seen;
    private final int epochs;
    private final double half;

    /** With thresholds as set. */
    public SamplesRepeated(Thresholds thresholds) {
        distinct = thresholds.of(NAME, DISTINCT);
        few = thresholds.of(NAME, FEW);
        seen = thresholds.of(NAME, SEEN);
        epochs = thresholds.count(NAME, EPOCHS);
        half = thresholds.of(NAME, HALF);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        List<Symptom> copies = copies(run);
        return copies.isEmpty() ? ofEpochs(run) : copies;
    }

    /** Training samples that are copies of each other: each comes once, and the network sees few different ones. */
    private List<Symptom> copies(RunHistory run) {
        long all = run.facts().samplesOf("train");
        return run.facts().overlaps().stream()
                .filter(overlap ->
                        overlap.first().equals("train") && overlap.second().equals("train"))
                .map(overlap -> all - overlap.samples())
                .filter(different -> different < distinct * all)
                .map(different -> Symptom.of(
                                severity(different, all),
                                "Of the %,d training samples only %,d are different ones; the others are copies of them."
                                        .formatted(all, different),
                                figures(all, different, all))
                        .since(1))
                .toList();
    }

    private Severity severity(long different, long trained) {
        return different < few * trained
                ? Severity.ERROR
                : different < half * trained ? Severity.WARNING : Severity.NOTICE;
    }

    private List<Symptom> ofEpochs(RunHistory run) {
        List<EpochFigures> last = run.last(epochs);
        if (last.size() < epochs || last.stream().anyMatch(epoch -> trained(epoch) == 0)) {
            return List.of();
        }
        EpochFigures now = run.last();
        long trained = trained(now);
        long all = run.facts().samplesOf("train");
        if (last.stream().allMatch(epoch -> different(epoch) < distinct * trained(epoch))) {
            long different = different(now);
            return List.of(Symptom.of(
                    severity(different, trained),
                    "Of the %,d samples that epoch %d trained on only %,d are different ones; the split has %,d."
                            .formatted(trained, now.epoch(), different, all),
                    figures(trained, different, all)));
        }
        if (all > 0 && last.stream().allMatch(epoch -> trained(epoch) > all / seen)) {
            return List.of(Symptom.of(
                    Severity.NOTICE,
                    "Epoch %d trained on %,d samples, but there are %,d: some come more than once."
                            .formatted(now.epoch(), trained, all),
                    figures(trained, different(now), all)));
        }
        if (all > 0 && last.stream().allMatch(epoch -> trained(epoch) < seen * all)) {
            return List.of(Symptom.of(
                    Severity.NOTICE,
                    "Epoch %d trained on %,d of %,d samples: the others were left out."
                            .formatted(now.epoch(), trained, all),
                    figures(trained, different(now), all)));
        }
        return List.of();
    }

    private static long trained(EpochFigures epoch) {
        return epoch.train().map(SplitFigures::samples).orElse(0L);
    }

    /** As many as were trained on where nothing tells. */
    private static long different(EpochFigures epoch) {
        return epoch.trainedPatches().filter(patches -> patches > 0).orElse(trained(epoch));
    }

    private static Map<String, Double> figures(long trained, long different, long all) {
        return Map.of("trained", (double) trained, "different", (double) different, "samples", (double) all);
    }
}
