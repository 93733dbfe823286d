package io.epochscope.engine.schedule;

import io.epochscope.events.v1.EpochCompleted;
import java.util.Optional;

/** Lowers the rate when a metric has got no better for a while. */
final class PlateauCourse implements RateCourse {

    private final PlateauParameters parameters;
    private final RateCurve warmUp;
    private final int firstWatched;
    private PlateauState state;

    PlateauCourse(PlateauParameters parameters, double learningRate) {
        this.parameters = parameters;
        WarmUp before = parameters.warmUp();
        warmUp = before == null ? t -> learningRate : before.before(t -> learningRate, learningRate);
        firstWatched = before == null ? 1 : before.length() + 1;
        double worst = parameters.mode() == MetricMode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        state = new PlateauState(learningRate, worst, 0, 0);
    }

    @Override
    public double rate(int epoch, long step) {
        return epoch < firstWatched ? warmUp.at(epoch - 1) : state.learningRate();
    }

    @Override
    public void epochCompleted(EpochCompleted epoch) {
        if (epoch.getEpoch() >= firstWatched) {
            take(EpochMetric.named(parameters.metric()).of(epoch));
        }
    }

    private void take(double value) {
        boolean better = parameters.better(value, state.best());
        double best = better ? value : state.best();
        boolean cooling = state.cooldown() > 0;
        int cooldown = cooling ? state.cooldown() - 1 : 0;
        int bad = better || cooling ? 0 : state.badEpochs() + 1;
        state = bad > parameters.patience()
                ? new PlateauState(lowered(state.learningRate()), best, 0, parameters.cooldown())
                : new PlateauState(state.learningRate(), best, bad, cooldown);
    }

    private double lowered(double rate) {
        double lower = Math.max(rate * parameters.factor(), parameters.minimum());
        return rate - lower > parameters.epsilon() ? lower : rate;
    }

    @Override
    public Optional<PlateauState> state() {
        return Optional.of(state);
    }

    @Override
    public void restore(PlateauState earlier) {
        state = earlier;
    }
}
