package io.epochscope.engine.data;

/**
 * A column of numbers that a network gets.
 *
 * @param name of the column
 * @param scale of what the network gets
 * @param missing how many samples of all splits had no value
 * @param imputed what was put in the place of a missing value; 0 if none was missing
 */
public record Feature(String name, ValueScale scale, long missing, double imputed) {}
