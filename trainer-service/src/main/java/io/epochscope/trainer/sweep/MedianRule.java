package io.epochscope.trainer.sweep;

import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.engine.stopping.BestEpoch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The median stopping rule of D. Golovin et al., Google Vizier: A Service for Black-Box Optimization, KDD 2017, section
 * 3.2.2, as {@code MedianStoppingRule} of Ray Tune: a run is stopped at the end of an epoch if its best value so far is
 * worse than the median of what other runs averaged over their epochs up to that one. The others are those that came so
 * far, however they ended.
 */
final class MedianRule {

    /** Who stops the run, in its events. */
    static final String ACTOR = "median stopping";

    private final String metric;
    private final MetricMode mode;
    private final StoppingRequest settings;

    MedianRule(String metric, MetricMode mode, StoppingRequest settings) {
        this.metric = metric;
        this.mode = mode;
        this.settings = settings;
    }

    /**
     * Judges a run.
     *
     * @param epoch that it has just completed
     * @param run its values up to that epoch
     * @param others those of other runs
     * @return why it is to be stopped, if it is
     */
    Optional<String> judge(int epoch, RunCurve run, Collection<RunCurve> others) {
        List<Double> averages = others.stream()
                .filter(other -> other.reaches(epoch))
                .map(other -> orWorst(other.meanUntil(epoch)))
                .sorted()
                .toList();
        if (epoch < settings.after() || averages.size() < settings.least()) {
            return Optional.empty();
        }
        BestEpoch best = run.bestUntil(epoch, metric, mode);
        double median = median(averages);
        // Of two infinite values neither is worse: the difference is no number.
        boolean worse = mode.gain(orWorst(best.value()), median) < 0;
        return worse ? Optional.of(reason(epoch, best, median, averages.size())) : Optional.empty();
    }

    private double orWorst(double value) {
        if (!Double.isNaN(value)) {
            return value;
        }
        return mode == MetricMode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private String reason(int epoch, BestEpoch best, double median, int others) {
        String own = best.epoch() == 0
                ? "%s was no number in %d epochs".formatted(metric, epoch)
                : "%s was at best %s (epoch %d) in %d epochs"
                        .formatted(metric, plain(best.value()), best.epoch(), epoch);
        return "median stopping: %s, worse than %s, the median of what %d other runs averaged over theirs"
                .formatted(own, plain(median), others);
    }

    /** Four significant digits, without zeros that say nothing. */
    private static String plain(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        return new BigDecimal(number)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
