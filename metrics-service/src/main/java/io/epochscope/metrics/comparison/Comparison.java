package io.epochscope.metrics.comparison;

import io.epochscope.metrics.report.Figure;
import io.epochscope.metrics.report.Table;
import java.util.List;

/**
 * Some runs beside each other.
 *
 * @param curves the chosen metric over the epochs
 * @param grafana address of the same runs in Grafana; empty if nobody has said where that is
 */
public record Comparison(
        List<ComparedRun> runs,
        List<MetricChoice> metrics,
        Figure curves,
        Table results,
        Table settings,
        String grafana) {}
