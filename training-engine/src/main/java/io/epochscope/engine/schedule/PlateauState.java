package io.epochscope.engine.schedule;

/**
 * How far a {@link PlateauCourse} has come.
 *
 * @param learningRate of the next epoch, once the warm-up is over
 * @param best of the metric so far
 * @param badEpochs since it got better
 * @param cooldown epochs that are yet to be let pass
 */
public record PlateauState(double learningRate, double best, int badEpochs, int cooldown) {}
