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
import java.util.Optional;
import java.util.stream.IntStream;

/** A class that is validated has no training samples. */
public final class ClassMissing implements Rule {

    private static final String NAME = "class-missing";
    private static final Threshold SHARE =
            new Threshold("share", 0.05, "validation samples of the class, from which on the run is worth nothing");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Class missing in training",
            "Validation has samples of a class that training has none of.",
            "The network cannot learn the class, and every validation sample of it will be wrong.",
            "Split the data so that every class is in every split, or leave the class out altogether.",
            List.of("dataset", "corrections"),
            "Kohavi 1995 (stratified splits)",
            Evidence.classification("The whole matrix: share of each true class"),
            List.of(SHARE));

    private final double share;

    /** With thresholds as set. */
    public ClassMissing(Thresholds thresholds) {
        share = thresholds.of(NAME, SHARE);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Optional<ClassFigures> train = run.last().train().flatMap(SplitFigures::classes);
        Optional<ClassFigures> validation = run.last().validation().flatMap(SplitFigures::classes);
        if (train.isEmpty() || validation.isEmpty()) {
            return List.of();
        }
        List<Long> validated = validation.get().samples();
        return IntStream.range(0, validated.size())
                .filter(i -> validated.get(i) > 0 && train.get().samples().get(i) == 0)
                .mapToObj(
                        i -> symptom(run, i, validated.get(i), validation.get().total()))
                .toList();
    }

    private Symptom symptom(RunHistory run, int index, long validated, long all) {
        String name = ClassName.of(run, index);
        return Symptom.of(
                        validated >= share * all ? Severity.ERROR : Severity.WARNING,
                        Subject.ofClass(name),
                        "Class %s has %,d validation samples (%.1f %%), but none to train on."
                                .formatted(name, validated, 100.0 * validated / all),
                        Map.of("validation_samples", (double) validated, "share", (double) validated / all))
                .since(1);
    }
}
