package io.epochscope.metrics.diagnosis.history;

/**
 * Samples that two splits share.
 *
 * @param first split
 * @param second split
 * @param samples of the second whose values are exactly those of some sample of the first
 */
public record SplitOverlap(String first, String second, long samples) {}
