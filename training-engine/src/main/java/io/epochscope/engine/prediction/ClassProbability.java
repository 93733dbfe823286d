package io.epochscope.engine.prediction;

/**
 * How sure a model is of a class.
 *
 * @param index of the class
 * @param name of the class
 * @param colour of the class, {@code #RRGGBB}; empty if it has none
 * @param probability from 0 to 1; NaN where the model's outputs are not finite
 */
public record ClassProbability(int index, String name, String colour, double probability) {}
