package io.epochscope.engine.training;

import io.epochscope.engine.network.Network;
import io.epochscope.engine.optimizer.GradientClipping;
import io.epochscope.engine.optimizer.ScheduledOptimizer;
import io.epochscope.engine.schedule.RateCourse;

/** Moves the weights of a network, step by step. */
final class WeightUpdate {

    private final Network network;
    private final ScheduledOptimizer optimizer;
    private final GradientClipping clipping;
    private final RateCourse rates;
    private long steps;
    private long stepsOfEpoch;
    private long clippedSteps;

    /**
     * Of a run that begins.
     *
     * @param rates of its steps
     */
    WeightUpdate(Network network, LearningSettings learning, RateCourse rates) {
        this.network = network;
        this.rates = rates;
        clipping = learning.regularisation().clipping();
        optimizer = new ScheduledOptimizer(
                learning.optimizer(), learning.regularisation().penalties(), network.parameters(), network.newScope());
    }

    /** The next step counts as the first of an epoch. */
    void beginEpoch() {
        stepsOfEpoch = 0;
        clippedSteps = 0;
    }

    /** Clips the gradients and moves the weights by them; they are zero afterwards. */
    void step(int epoch) {
        if (clipping.clip(network)) {
            clippedSteps++;
        }
        optimizer.setLearningRate(rates.rate(epoch, steps + 1));
        network.step(optimizer);
        steps++;
        stepsOfEpoch++;
    }

    /** What it moves the weights by. */
    ScheduledOptimizer optimizer() {
        return optimizer;
    }

    /** Goes on after so many steps of the run. */
    void restoreSteps(long earlier) {
        steps = earlier;
    }

    /** Steps taken by the run. */
    long steps() {
        return steps;
    }

    /** Of the last step. */
    double learningRate() {
        return optimizer.learningRate();
    }

    /** Whether gradients can be clipped. */
    boolean clips() {
        return clipping.isOn();
    }

    /** Share of the epoch's steps whose gradients were clipped. */
    double clippedShare() {
        return (double) clippedSteps / stepsOfEpoch;
    }
}
