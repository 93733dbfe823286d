package io.epochscope.metrics.histogram;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Moments;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.UnitHealth;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Writes histograms of tensors. */
public final class TensorHistogramWriter implements EventWriter {

    private static final VersionedTable TENSOR_HISTOGRAM = new VersionedTable(
            "tensor_histogram",
            List.of("run_key", "layer", "tensor", "kind", "split", "epoch", "step"),
            List.of(
                    "shape",
                    "precision_bits",
                    "positive_index",
                    "positive_count",
                    "negative_index",
                    "negative_count",
                    "zeros",
                    "nans",
                    "positive_infinities",
                    "negative_infinities",
                    "finite",
                    "mean",
                    "m2",
                    "m3",
                    "m4",
                    "minimum",
                    "maximum",
                    "units",
                    "dead_units",
                    "saturated_units",
                    "saturated_values"));

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        TENSOR_HISTOGRAM.write(
                batch,
                Topic.HISTOGRAMS,
                batch.events(BodyCase.TENSOR_HISTOGRAM).stream()
                        .map(TensorHistogramWriter::row)
                        .toList());
    }

    private static VersionedRow row(RunEvent event) {
        TensorHistogram tensor = event.event().getTensorHistogram();
        Histogram histogram = tensor.getHistogram();
        Moments moments = histogram.getMoments();
        UnitHealth units = tensor.getUnits();
        return new VersionedRow(
                event,
                RowKey.of(
                        event.runKey(),
                        tensor.getLayer(),
                        tensor.getTensor(),
                        Names.of(tensor.getKind()),
                        Names.of(tensor.getSplit()),
                        tensor.getEpoch(),
                        tensor.getStep()),
                Arrays.asList(
                        SqlArray.ofLongs(tensor.getShapeList()),
                        histogram.getPrecisionBits(),
                        SqlArray.ofIntegers(histogram.getPositive().getIndexList()),
                        SqlArray.ofLongs(histogram.getPositive().getCountList()),
                        SqlArray.ofIntegers(histogram.getNegative().getIndexList()),
                        SqlArray.ofLongs(histogram.getNegative().getCountList()),
                        histogram.getZeros(),
                        histogram.getNans(),
                        histogram.getPositiveInfinities(),
                        histogram.getNegativeInfinities(),
                        moments.getCount(),
                        moments.getMean(),
                        moments.getM2(),
                        moments.getM3(),
                        moments.getM4(),
                        moments.getMin(),
                        moments.getMax(),
                        tensor.hasUnits() ? units.getUnits() : null,
                        tensor.hasUnits() ? SqlArray.ofIntegers(units.getDeadList()) : null,
                        tensor.hasUnits() ? SqlArray.ofIntegers(units.getSaturatedList()) : null,
                        tensor.hasUnits() ? units.getSaturatedValues() : null));
    }
}
