package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A class that was trained on is never predicted. */
public final class ClassNeverPredicted implements Rule {

    private static final String NAME = "class-never-predicted";
    private static final Threshold EPOCHS = new Threshold("epochs", 4, "epochs in a row");
    private static final Threshold SAMPLES = new Threshold("samples", 10, "validation samples of the class");
    private static final Threshold SHARE = new Threshold(
            "share", 0.02, "validation samples of the class, as a share of all; below it, it is a notice");
    private static final Threshold FALL = new Threshold(
            "fall",
            0.2,
            "fall of the validation loss over these epochs, as a share; where it falls by more, it is a notice");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Class never predicted",
            "No validation sample is taken for a class that has some.",
            "The network has given the class up: it is rare, or looks like a commoner one. If it is all but one, the"
                    + " network says the same of every sample.",
            "Weight classes by their rarity, or get more samples of the class; if one class is predicted for everything,"
                    + " lower the rate and look at the labels.",
            List.of("regularisation.classWeights", "dataset", "optimizer.learningRate"),
            "Buda et al. 2018 (class imbalance); thresholds are this project's own",
            Evidence.classification("Error rate of each class"),
            List.of(EPOCHS, SAMPLES, SHARE, FALL));

    private final int epochs;
    private final int samples;
    private final double share;
    private final double fall;

    /** With thresholds as set. */
    public ClassNeverPredicted(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        samples = thresholds.count(NAME, SAMPLES);
        share = thresholds.of(NAME, SHARE);
        fall = thresholds.of(NAME, FALL);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        List<ClassFigures> last = run.last(epochs).stream()
                .flatMap(epoch -> epoch.validation().flatMap(SplitFigures::classes).stream())
                .toList();
        if (last.size() < epochs) {
            return List.of();
        }
        ClassFigures now = last.get(last.size() - 1);
        List<Integer> never = IntStream.range(0, now.samples().size())
                .filter(i -> isTrained(run, i))
                .filter(i -> last.stream()
                        .allMatch(epoch -> epoch.samples().get(i) >= samples
                                && epoch.predicted().get(i) == 0))
                .boxed()
                .toList();
        List<Integer> predicted = IntStream.range(0, now.predicted().size())
                .filter(i -> now.predicted().get(i) > 0)
                .boxed()
                .toList();
        if (predicted.size() == 1 && never.size() >= 2) {
            return List.of(Symptom.of(
                    Severity.ERROR,
                    "Every validation sample is taken for class %s, in each of the last %d epochs none for %d others."
                            .formatted(ClassName.of(run, predicted.get(0)), epochs, never.size()),
                    Map.of("never_predicted", (double) never.size())));
        }
        // A training that has hardly begun knows few classes.
        TrainingProgress progress = new TrainingProgress(run);
        return run.last(epochs).stream().allMatch(progress::beatsGuessing)
                ? never.stream().map(i -> symptom(run, now, i)).toList()
                : List.of();
    }

    /** Whether the class has training samples; also if nothing tells. */
    private static boolean isTrained(RunHistory run, int index) {
        return run.last()
                .train()
                .flatMap(SplitFigures::classes)
                .map(classes -> classes.samples().get(index) > 0)
                .orElse(true);
    }

    private Symptom symptom(RunHistory run, ClassFigures now, int index) {
        String name = ClassName.of(run, index);
        long validated = now.samples().get(index);
        return Symptom.of(
                validated >= share * now.total() && !improves(run) ? Severity.WARNING : Severity.NOTICE,
                Subject.ofClass(name),
                "No validation sample was taken for class %s in the last %d epochs, though %,d of %,d are of it."
                        .formatted(name, epochs, validated, now.total()),
                Map.of("validation_samples", (double) validated));
    }

    /** A network that still learns fast may come to the class yet. */
    private boolean improves(RunHistory run) {
        Curve loss = Curve.validationLoss(run).last(epochs);
        return loss.reaches(run)
                && loss.last().value() < (1 - fall) * loss.first().value();
    }
}
