package io.epochscope.metrics.comparison;

/**
 * A metric that can be drawn.
 *
 * @param chosen whether it is
 */
public record MetricChoice(String metric, boolean chosen) {}
