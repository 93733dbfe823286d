package io.epochscope.engine.raterange;

import io.epochscope.engine.schedule.RateCourse;

/**
 * Rates that rise by the same factor from step to step: the first is {@code from}, the last {@code to}. (fastai's
 * {@code lr_find} ends one such factor below its highest rate.)
 */
public final class RisingRates implements RateCourse {

    private final RateRangeParameters range;

    /** Those of a test. */
    public RisingRates(RateRangeParameters range) {
        this.range = range;
    }

    @Override
    public double rate(int epoch, long step) {
        double share = (step - 1) / (range.steps() - 1.0);
        // Not a power of their quotient, which may be beyond what a double holds.
        return range.from() * Math.exp(share * (Math.log(range.to()) - Math.log(range.from())));
    }
}
