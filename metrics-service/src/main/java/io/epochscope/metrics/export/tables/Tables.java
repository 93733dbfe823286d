package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.chunk.ChunkQuery;
import jakarta.inject.Singleton;
import java.util.List;

/** The tables that a run has. */
@Singleton
final class Tables {

    private static final String METRICS = """
            select nullif(split, ''), metric, epoch, value
            from epoch_metric
            where run_id = ?
            order by epoch, split, metric
            """;

    private static final String STEPS = """
            select name, epoch, step, value
            from step_scalar
            where run_id = ?
            order by name, step
            """;

    private static final String HISTOGRAMS = """
            select layer, tensor, kind, nullif(split, ''), epoch, step, low, high, count
            from histogram_bucket
            where run_id = ?
            order by layer, tensor, kind, split, epoch, step, low
            """;

    private static final String TENSORS = """
            select
              layer, tensor, kind, nullif(split, ''), epoch, step, count, mean, std, skewness, kurtosis, minimum, maximum,
              zeros, nans, positive_infinities, negative_infinities, units, dead_units, saturated_units
            from tensor_histogram
            where run_id = ?
            order by layer, tensor, kind, split, epoch, step
            """;

    private final Table metrics;
    private final List<Table> all;

    Tables(ChunkQuery query) {
        metrics = new ViewTable(
                "metrics",
                List.of(
                        new Column("split", ColumnType.TEXT),
                        new Column("metric", ColumnType.TEXT),
                        new Column("epoch", ColumnType.INTEGER),
                        new Column("value", ColumnType.DOUBLE)),
                METRICS,
                query);
        Table steps = new ViewTable(
                "steps",
                List.of(
                        new Column("name", ColumnType.TEXT),
                        new Column("epoch", ColumnType.INTEGER),
                        new Column("step", ColumnType.LONG),
                        new Column("value", ColumnType.DOUBLE)),
                STEPS,
                query);
        Table histograms = new ViewTable(
                "histograms",
                List.of(
                        new Column("layer", ColumnType.TEXT),
                        new Column("tensor", ColumnType.TEXT),
                        new Column("kind", ColumnType.TEXT),
                        new Column("split", ColumnType.TEXT),
                        new Column("epoch", ColumnType.INTEGER),
                        new Column("step", ColumnType.LONG),
                        new Column("low", ColumnType.DOUBLE),
                        new Column("high", ColumnType.DOUBLE),
                        new Column("count", ColumnType.LONG)),
                HISTOGRAMS,
                query);
        Table tensors = new ViewTable(
                "tensors",
                List.of(
                        new Column("layer", ColumnType.TEXT),
                        new Column("tensor", ColumnType.TEXT),
                        new Column("kind", ColumnType.TEXT),
                        new Column("split", ColumnType.TEXT),
                        new Column("epoch", ColumnType.INTEGER),
                        new Column("step", ColumnType.LONG),
                        new Column("count", ColumnType.LONG),
                        new Column("mean", ColumnType.DOUBLE),
                        new Column("std", ColumnType.DOUBLE),
                        new Column("skewness", ColumnType.DOUBLE),
                        new Column("kurtosis", ColumnType.DOUBLE),
                        new Column("minimum", ColumnType.DOUBLE),
                        new Column("maximum", ColumnType.DOUBLE),
                        new Column("zeros", ColumnType.LONG),
                        new Column("nans", ColumnType.LONG),
                        new Column("positive_infinities", ColumnType.LONG),
                        new Column("negative_infinities", ColumnType.LONG),
                        new Column("units", ColumnType.INTEGER),
                        new Column("dead_units", ColumnType.INTEGER),
                        new Column("saturated_units", ColumnType.INTEGER)),
                TENSORS,
                query);
        all = List.of(metrics, steps, new ScoresTable(query), histograms, tensors);
    }

    /** In the order in which they are told of. */
    List<Table> all() {
        return all;
    }

    /** The metrics of runs, which can be laid side by side. */
    Table metrics() {
        return metrics;
    }
}
