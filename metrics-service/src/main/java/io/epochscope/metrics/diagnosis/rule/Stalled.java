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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run that has not ended, of which nothing has come for much longer than an epoch takes. Only known as of now. */
public final class Stalled implements Rule {

    private static final String NAME = "stalled";
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "usual times of an epoch without any event");
    private static final Threshold SECONDS = new Threshold("seconds", 60, "seconds without any event, at least");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Stalled",
            "Nothing has come of a run in progress for several times as long as an epoch usually takes.",
            "The trainer hangs or is gone, or its events do not arrive.",
            "Look at the trainer's log and at its machine; if it is gone, start the run again.",
            List.of(),
            "Watchdog timers; the usual time is the median over the run's epochs",
            Evidence.curves("Where the run stands"),
            List.of(EPOCHS, SECONDS));

    private final double epochs;
    private final double seconds;

    /** With thresholds as set. */
    public Stalled(Thresholds thresholds) {
        epochs = thresholds.of(NAME, EPOCHS);
        seconds = thresholds.of(NAME, SECONDS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        if (!run.isCurrent() || Progress.of(run).ended()) {
            return List.of();
        }
        double usual = usualSeconds(run.epochs());
        double silence = run.facts().silence().toMillis() / 1000.0;
        if (!(silence > Math.max(seconds, epochs * usual))) {
            return List.of();
        }
        // Without a plan, the run may have come to its end without saying so.
        boolean planned = run.facts().plannedEpochs() > 0;
        return List.of(Symptom.of(
                planned ? Severity.WARNING : Severity.NOTICE,
                "Nothing has come since epoch %d for %s; an epoch usually takes %.3g s.%s"
                        .formatted(
                                run.last().epoch(),
                                inWords(run.facts().silence()),
                                usual,
                                planned
                                        ? ""
                                        : " It is not known how many epochs were planned: the run may have ended."),
                Map.of("silent_seconds", silence, "usual_seconds", usual)));
    }

    /** Median by the clock, with what the trainer does between epochs; of a single epoch, what it took. */
    private static double usualSeconds(List<EpochFigures> epochs) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 1; i < epochs.size(); i++) {
            Duration between =
                    Duration.between(epochs.get(i - 1).at(), epochs.get(i).at());
            points.add(new Curve.Point(epochs.get(i).epoch(), between.toMillis() / 1000.0));
        }
        return points.isEmpty() ? epochs.get(0).seconds() : new Curve(points).median();
    }

    private static String inWords(Duration silence) {
        return silence.toMinutes() >= 2 ? silence.toMinutes() + " minutes" : silence.toSeconds() + " seconds";
    }
}
