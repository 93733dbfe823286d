package io.epochscope.engine.stopping;

import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.events.v1.EpochCompleted;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Judges a run epoch by epoch, as {@code EarlyStopping} of Keras and of PyTorch Lightning: an epoch is better if it
 * beats the best so far by more than the minimum delta, and patience is at its end after so many epochs in a row that
 * are not. NaN is not better than anything. Where Lightning would end the run at the first NaN, patience decides here.
 */
public final class EarlyStopping {

    private static final Logger LOG = System.getLogger(EarlyStopping.class.getName());

    private final String runId;
    private final EarlyStoppingParameters parameters;
    private final EpochMetric metric;
    private final BestEpoch best;
    private int without;
    private int withoutNumber;

    /** Of a run that begins. */
    public EarlyStopping(String runId, EarlyStoppingParameters parameters) {
        this.runId = runId;
        this.parameters = parameters;
        metric = EpochMetric.named(parameters.metric());
        best = new BestEpoch(parameters.metric(), parameters.mode(), parameters.minDelta());
    }

    /** Of the epochs so far. */
    public BestEpoch best() {
        return best;
    }

    /** What it knows of the epochs so far. */
    public StoppingState state() {
        return best.state(without, withoutNumber);
    }

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException if that is of another metric; the message names both
     */
    public void restore(StoppingState earlier) {
        best.restore(earlier);
        without = earlier.without();
        withoutNumber = earlier.withoutNumber();
    }

    /**
     * Judges the next epoch.
     *
     * @return whether it is the best so far
     * @throws IllegalStateException if the epoch does not have the metric; the message says which it has
     */
    public boolean isBest(EpochCompleted epoch) {
        double value = metric.of(epoch);
        if (best.offer(epoch.getEpoch(), value)) {
            without = 0;
            withoutNumber = 0;
            return true;
        }
        without++;
        if (Double.isNaN(value)) {
            withoutNumber++;
            LOG.log(
                    Level.WARNING,
                    "run {0}: {1} of epoch {2} is NaN, which is never better; early stopping has seen {3} of {4} epochs"
                            + " without improvement",
                    runId,
                    parameters.metric(),
                    epoch.getEpoch(),
                    without,
                    parameters.patience());
        }
        return false;
    }

    /** Why the run is to stop now; empty if it is to go on. */
    public Optional<String> reason() {
        return without < parameters.patience() ? Optional.empty() : Optional.of("stopped early: " + whatHappened());
    }

    private String whatHappened() {
        if (best.epoch() == 0) {
            return "%s was NaN in each of the first %d epochs".formatted(parameters.metric(), without);
        }
        return "%s has not improved on %s of epoch %d by more than %s for %d epochs%s"
                .formatted(
                        parameters.metric(),
                        plain(best.value()),
                        best.epoch(),
                        plain(parameters.minDelta()),
                        without,
                        withoutNumber == 0 ? "" : ", in %d of which it was NaN".formatted(withoutNumber));
    }

    /** Up to four significant digits, without zeros that say nothing. */
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
