package io.epochscope.engine.raterange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges the losses of a rate-range test: when it is over, and which learning rate they speak for.
 *
 * <p>As in fastai's {@code lr_find} the first tenth of the planned steps does not count for a suggestion, since a mean
 * of a few losses is mostly noise, nor do the last five that were taken, in which the loss diverges. Here the first
 * tenth does not end the test either. Unlike fastai nothing is suggested where the loss does not fall by more than its
 * noise. Used by one thread.
 */
public final class RateRangeTest {

    /** Taken last, in which the loss diverges. */
    private static final int STEPS_OF_DIVERGENCE = 5;

    /** Fewer have no slope. */
    private static final int LEAST_STEPS = 2;

    /**
     * How many standard deviations of its noise the smoothed loss has to fall: at five, at most one in a thousand tests
     * without any fall would still suggest something, tried with 20 to 400 steps and smoothing of 0 to 0.98.
     */
    private static final double DEVIATIONS = 5;

    /** 0.6745, where half of a normal distribution lies within, times the square root of 2. */
    private static final double MEDIAN_DIFFERENCE = 0.9539;

    private final RateRangeParameters range;
    private final int firstSteps;
    private final LossMean mean;
    private final double[] rates;
    private final double[] losses;
    private final double[] smoothed;
    private int taken;
    private double lowest = Double.POSITIVE_INFINITY;

    /** Begins one. */
    public RateRangeTest(RateRangeParameters range) {
        this.range = range;
        firstSteps = range.steps() / 10;
        mean = new LossMean(range.smoothing());
        rates = new double[range.steps()];
        losses = new double[range.steps()];
        smoothed = new double[range.steps()];
    }

    /** Takes the next step's loss, unless the test is over. */
    public void add(double rate, double loss) {
        mean.add(loss);
        rates[taken] = rate;
        losses[taken] = loss;
        smoothed[taken] = mean.value();
        lowest = Math.min(lowest, smoothed[taken]);
        taken++;
    }

    /** After the last step. */
    public double smoothedLoss() {
        return smoothed[taken - 1];
    }

    /** Whether there is no use in another step. */
    public boolean isOver() {
        return taken == range.steps() || hasDiverged();
    }

    private boolean hasDiverged() {
        return taken > 0
                && (!Double.isFinite(smoothedLoss())
                        || (taken > firstSteps && smoothedLoss() > range.divergence() * lowest));
    }

    /** What the losses so far speak for; empty if they speak for nothing. */
    public Optional<RateSuggestions> suggestions() {
        return noSuggestion().isEmpty()
                ? Optional.of(RateSuggestions.of(counted(rates), counted(smoothed)))
                : Optional.empty();
    }

    /** Why it ended before its last step, and why nothing is suggested; empty if neither is the case. */
    public String reason() {
        String none = noSuggestion();
        String suggestion = none.isEmpty() ? "" : "no learning rate is suggested: " + none;
        if (!hasDiverged()) {
            return suggestion;
        }
        String how = Double.isFinite(smoothedLoss())
                ? "exceeded %s times its lowest value".formatted(range.divergence())
                : "was no finite number any more";
        return "ended after %d of %d steps, at a learning rate of %s, since the smoothed loss %s%s"
                .formatted(
                        taken, range.steps(), number(rates[taken - 1]), how, none.isEmpty() ? "" : "; " + suggestion);
    }

    private String noSuggestion() {
        double[] curve = counted(smoothed);
        if (curve.length < LEAST_STEPS) {
            return "it took %d steps, and the first %d and last %d of them do not count"
                    .formatted(taken, firstSteps, STEPS_OF_DIVERGENCE);
        }
        return falls(curve)
                ? ""
                : "the smoothed loss did not fall by more than its noise between rates of %s and %s"
                        .formatted(number(rates[firstSteps]), number(rates[firstSteps + curve.length - 1]));
    }

    /** Whether the lowest loss lies below the first by more than the noise of both. */
    private boolean falls(double[] curve) {
        int bottom = 0;
        for (int i = 1; i < curve.length; i++) {
            bottom = curve[i] < curve[bottom] ? i : bottom;
        }
        double noise = Math.hypot(
                LossMean.deviation(range.smoothing(), firstSteps + 1),
                LossMean.deviation(range.smoothing(), firstSteps + bottom + 1));
        return curve[0] - curve[bottom] > DEVIATIONS * noise * deviationOfLosses();
    }

    /**
     * Standard deviation of the losses around wherever they are heading: the median of their successive absolute
     * differences, divided by what it is for normally distributed losses of standard deviation 1. A median, so that
     * neither a steep fall nor divergence passes for noise.
     */
    private double deviationOfLosses() {
        double[] differences = new double[taken - 1];
        for (int i = 1; i < taken; i++) {
            differences[i - 1] = Math.abs(losses[i] - losses[i - 1]);
        }
        Arrays.sort(differences);
        return differences[differences.length / 2] / MEDIAN_DIFFERENCE;
    }

    private double[] counted(double[] ofSteps) {
        return Arrays.copyOfRange(ofSteps, firstSteps, Math.max(taken - STEPS_OF_DIVERGENCE, firstSteps));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
