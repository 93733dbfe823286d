package io.epochscope.events.histogram;

/**
 * What the finite values of a tensor come to, zeros included. All but the count are NaN if there are none.
 *
 * @param count finite values
 * @param mean their mean
 * @param std population standard deviation: divided by count, not by count - 1
 * @param skewness g1 = m3 / m2^1.5 of the population's central moments; NaN if all values are equal
 * @param excessKurtosis g2 = m4 / m2² - 3, so 0 for a normal distribution (Fisher's definition); NaN if all values are
 *     equal
 * @param min the smallest
 * @param max the largest
 */
public record Statistics(
        long count, double mean, double std, double skewness, double excessKurtosis, double min, double max) {}
