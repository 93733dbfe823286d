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
import java.util.OptionalDouble;

/** Epochs have come to take much longer than those before. */
public final class SlowerThanBefore implements Rule {

    private static final String NAME = "slower-than-before";
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "epochs in a row that took longer");
    private static final Threshold RATIO =
            new Threshold("ratio", 2, "seconds of each of them by the median of the epochs before");
    private static final Threshold BEFORE = new Threshold("before", 3, "epochs before that have to be known");
    private static final Threshold SECONDS =
            new Threshold("seconds", 1, "seconds that each of them has to have taken longer, at least");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Slower than before",
            "Epochs have come to take much longer than earlier ones of the same run.",
            "The machine is busy with other things or short of memory, or reading data has become slow.",
            "See whether it waits for data; then look at what else runs on the machine, and at its memory.",
            List.of(),
            "Comparison with the median of the run's own epochs",
            Evidence.curves("Time of an epoch"),
            List.of(EPOCHS, RATIO, BEFORE, SECONDS));

    private final int epochs;
    private final double ratio;
    private final int before;
    private final double seconds;

    /** With thresholds as set. */
    public SlowerThanBefore(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        ratio = thresholds.of(NAME, RATIO);
        before = thresholds.count(NAME, BEFORE);
        seconds = thresholds.of(NAME, SECONDS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Curve taken = Curve.of(run, epoch -> OptionalDouble.of(epoch.seconds()));
        Curve waiting = Curve.of(run, epoch -> OptionalDouble.of(epoch.secondsWaiting()));
        if (taken.size() < before + epochs) {
            return List.of();
        }
        double usual = taken.withoutLast(epochs).median();
        double least = taken.last(epochs).least();
        if (least < ratio * usual || least < usual + seconds) {
            return List.of();
        }
        double now = taken.last().value();
        double usualWaiting = waiting.withoutLast(epochs).median();
        boolean waits = waiting.last().value() - usualWaiting > 0.5 * (now - usual);
        return List.of(Symptom.of(
                Severity.NOTICE,
                "Epoch %d took %.3g s; epochs before took %.3g s. %s"
                        .formatted(
                                run.last().epoch(),
                                now,
                                usual,
                                waits
                                        ? "Most of the difference is waiting for data: %.3g s, %.3g s before."
                                                .formatted(waiting.last().value(), usualWaiting)
                                        : "It is not waiting for data."),
                Map.of(
                        "seconds",
                        now,
                        "usual_seconds",
                        usual,
                        "seconds_waiting",
                        waiting.last().value(),
                        "usual_seconds_waiting",
                        usualWaiting)));
    }
}
