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
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A run of any kind that has not ended, of which nothing has come for much longer than an epoch takes. Only known as of
 * now.
 */
public final class Stalled implements Rule {

    private static final String NAME = "stalled";
    private static final Threshold EPOCHS = new Threshold("epochs", 5, "usual times of an epoch without any event");
    private static final Threshold SECONDS = new Threshold("seconds", 60, "seconds without any event, at least");

    /**
     * Trainers publish nothing between the opening of a run and the end of its first epoch; epochs of a quarter of an
     * hour are usual where a processor trains.
     */
    private static final Threshold FIRST_SECONDS = new Threshold(
            "first-seconds", 1800, "seconds without any event while it is not known how long an epoch takes");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Stalled",
            "Nothing has come of a run that has not ended for several times as long as an epoch usually takes, or for half"
                    + " an hour before the first one.",
            "The trainer hangs or is gone, or its events do not arrive. The run's status is STALLED until something of it"
                    + " comes.",
            "Look at the trainer's log and at its machine; if it is gone, start the run again.",
            List.of(),
            "Watchdog timers; the usual time is the median over the run's epochs",
            Evidence.curves("Where the run stands"),
            List.of(EPOCHS, SECONDS, FIRST_SECONDS));

    private final double epochs;
    private final double seconds;
    private final double firstSeconds;

    /** With thresholds as set. */
    public Stalled(Thresholds thresholds) {
        epochs = thresholds.of(NAME, EPOCHS);
        seconds = thresholds.of(NAME, SECONDS);
        firstSeconds = thresholds.of(NAME, FIRST_SECONDS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean isOfAnyRun() {
        return true;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        if (!run.isCurrent() || run.facts().finished()) {
            return List.of();
        }
        OptionalDouble usual = usualSeconds(run.epochs());
        double most = usual.isPresent() ? Math.max(seconds, epochs * usual.getAsDouble()) : firstSeconds;
        double silence = run.facts().silence().toMillis() / 1000.0;
        if (silence <= most) {
            return List.of();
        }
        Map<String, Double> figures = new TreeMap<>(Map.of("silent_seconds", silence));
        usual.ifPresent(value -> figures.put("usual_seconds", value));
        // Without a plan, the run may have come to its end without saying so.
        Severity severity = run.facts().plannedEpochs() > 0 ? Severity.WARNING : Severity.NOTICE;
        return List.of(Symptom.of(severity, message(run, usual), figures));
    }

    private static String message(RunHistory run, OptionalDouble usual) {
        String silence = inWords(run.facts().silence());
        String nothing = run.epochs().isEmpty()
                ? "Nothing has come for %s, and no epoch before that".formatted(silence)
                : "Nothing has come since epoch %d for %s".formatted(run.last().epoch(), silence);
        String pace = usual.isPresent()
                ? "; an epoch usually takes %.3g s.".formatted(usual.getAsDouble())
                : "; how long an epoch takes is not known.";
        return nothing + pace + end(run);
    }

    private static String end(RunHistory run) {
        int planned = run.facts().plannedEpochs();
        if (planned == 0) {
            return " It is not known how many epochs were planned: the run may have ended.";
        }
        return !run.epochs().isEmpty() && run.last().epoch() >= planned
                ? " It was the last epoch that was planned, but the run was not closed."
                : "";
    }

    /**
     * Median by the clock, with what the trainer does between epochs; of a single epoch, what it took; empty if that is
     * not known.
     */
    private static OptionalDouble usualSeconds(List<EpochFigures> epochs) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 1; i < epochs.size(); i++) {
            Duration between =
                    Duration.between(epochs.get(i - 1).at(), epochs.get(i).at());
            points.add(new Curve.Point(epochs.get(i).epoch(), between.toMillis() / 1000.0));
        }
        if (!points.isEmpty()) {
            return OptionalDouble.of(new Curve(points).median());
        }
        return epochs.stream()
                .mapToDouble(EpochFigures::seconds)
                .filter(seconds -> seconds > 0)
                .findFirst();
    }

    private static String inWords(Duration silence) {
        return silence.toMinutes() >= 2 ? silence.toMinutes() + " minutes" : silence.toSeconds() + " seconds";
    }
}
