package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Some classes have many times the training samples of others. */
public final class ClassImbalance implements Rule {

    private static final String NAME = "class-imbalance";
    private static final Threshold RATIO =
            new Threshold("ratio", 10, "training samples of the commonest class by those of the rarest");
    private static final Threshold RECALL = new Threshold(
            "recall", 0.25, "share of the rarest class's validation samples that are right, by that of all samples");
    private static final Threshold SAMPLES =
            new Threshold("samples", 10, "validation samples of the rarest class that it takes to judge it");
    private static final Threshold EPOCHS =
            new Threshold("epochs", 5, "epochs in a row in which the rarest class suffers");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Class imbalance",
            "The commonest class has ten times the training samples of the rarest or more.",
            "The loss is mostly of the common classes: the network may do well by hardly ever naming a rare one, and the"
                    + " accuracy does not show it.",
            "Weight classes by their rarity, get more samples of rare ones, and judge by balanced accuracy or F1.",
            List.of("regularisation.classWeights", "dataset"),
            "Buda et al. 2018, A systematic study of the class imbalance problem in convolutional neural networks"
                    + " (ratios from 10 on)",
            Evidence.classification("The whole matrix: share of each true class"),
            List.of(RATIO, RECALL, SAMPLES, EPOCHS));

    private final double ratio;
    private final double recall;
    private final int samples;
    private final int epochs;

    /** With thresholds as set. */
    public ClassImbalance(Thresholds thresholds) {
        ratio = thresholds.of(NAME, RATIO);
        recall = thresholds.of(NAME, RECALL);
        samples = thresholds.count(NAME, SAMPLES);
        epochs = thresholds.count(NAME, EPOCHS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Optional<ClassFigures> train = run.last().train().flatMap(SplitFigures::classes);
        boolean weighted = run.facts().request().path("regularisation").hasNonNull("classWeights");
        if (train.isEmpty() || weighted) {
            return List.of();
        }
        List<Long> counts = train.get().samples();
        List<Integer> present = IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) > 0)
                .boxed()
                .toList();
        if (present.size() < 2) {
            return List.of();
        }
        int rarest = present.stream().min(Comparator.comparing(counts::get)).orElseThrow();
        int commonest = present.stream().max(Comparator.comparing(counts::get)).orElseThrow();
        double times = (double) counts.get(commonest) / counts.get(rarest);
        return times < ratio ? List.of() : List.of(symptom(run, counts, rarest, commonest, times));
    }

    private Symptom symptom(RunHistory run, List<Long> counts, int rarest, int commonest, double times) {
        String message = "Class %s has %,d training samples, class %s only %,d: %.0f times as many."
                .formatted(
                        ClassName.of(run, commonest),
                        counts.get(commonest),
                        ClassName.of(run, rarest),
                        counts.get(rarest),
                        times);
        Map<String, Double> figures = new TreeMap<>(Map.of(
                "commonest", (double) counts.get(commonest), "rarest", (double) counts.get(rarest), "ratio", times));
        List<EpochFigures> last = run.last(epochs);
        boolean suffers = last.size() == epochs && last.stream().allMatch(epoch -> suffers(epoch, rarest));
        if (!suffers) {
            return Symptom.of(Severity.NOTICE, message, figures);
        }
        ClassFigures validation =
                run.last().validation().flatMap(SplitFigures::classes).orElseThrow();
        figures.put("recall", recall(validation, rarest));
        figures.put("accuracy", accuracy(validation));
        return Symptom.of(
                Severity.WARNING,
                "%s Of the latter %.0f %% of the validation samples are right, of all %.0f %%."
                        .formatted(message, 100 * recall(validation, rarest), 100 * accuracy(validation)),
                figures);
    }

    private boolean suffers(EpochFigures epoch, int rarest) {
        return epoch.validation()
                .flatMap(SplitFigures::classes)
                .filter(classes -> classes.samples().get(rarest) >= samples)
                .filter(classes -> recall(classes, rarest) < recall * accuracy(classes))
                .isPresent();
    }

    private static double recall(ClassFigures classes, int index) {
        return (double) classes.correct().get(index) / classes.samples().get(index);
    }

    private static double accuracy(ClassFigures classes) {
        return (double) classes.correct().stream().mapToLong(Long::longValue).sum() / classes.total();
    }
}
