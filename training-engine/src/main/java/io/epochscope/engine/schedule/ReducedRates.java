package io.epochscope.engine.schedule;

import io.epochscope.events.v1.EpochCompleted;
import java.util.Optional;

/** The rates of a schedule, which knows nothing of it, times a factor that may fall between two epochs. */
public final class ReducedRates implements RateCourse {

    private final RateCourse schedule;
    private double factor = 1;

    /** As the schedule has them. */
    public ReducedRates(RateCourse schedule) {
        this.schedule = schedule;
    }

    @Override
    public double rate(int epoch, long step) {
        return schedule.rate(epoch, step) * factor;
    }

    @Override
    public void epochCompleted(EpochCompleted epoch) {
        schedule.epochCompleted(epoch);
    }

    @Override
    public Optional<PlateauState> state() {
        return schedule.state();
    }

    @Override
    public void restore(PlateauState earlier) {
        schedule.restore(earlier);
    }

    /** What the schedule's rates are multiplied by. */
    public double factor() {
        return factor;
    }

    /** Multiplies all rates from now on by another one. */
    public void reduceBy(double further) {
        factor *= further;
    }

    /** Goes on with the factor of an earlier attempt. */
    public void restoreFactor(double earlier) {
        factor = earlier;
    }
}
