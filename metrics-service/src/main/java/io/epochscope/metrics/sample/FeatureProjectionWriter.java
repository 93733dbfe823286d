package io.epochscope.metrics.sample;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Writes the features of many samples in two dimensions, once for each layer and epoch. */
public final class FeatureProjectionWriter implements EventWriter {

    private static final VersionedTable FEATURE_PROJECTION = new VersionedTable(
            "feature_projection",
            List.of("run_key", "layer", "epoch"),
            List.of(
                    "features",
                    "explained_x",
                    "explained_y",
                    "samples",
                    "splits",
                    "labels",
                    "predicted",
                    "loss",
                    "x",
                    "y"));

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        FEATURE_PROJECTION.write(
                batch,
                Topic.HISTOGRAMS,
                batch.events(BodyCase.FEATURE_PROJECTION).stream()
                        .map(FeatureProjectionWriter::row)
                        .toList());
    }

    private static VersionedRow row(RunEvent event) {
        FeatureProjection projection = event.event().getFeatureProjection();
        return new VersionedRow(
                event,
                RowKey.of(event.runKey(), projection.getLayer(), projection.getEpoch()),
                Arrays.asList(
                        projection.getFeatures(),
                        projection.getExplained(0),
                        projection.getExplained(1),
                        SqlArray.ofLongs(projection.getSamplesList()),
                        SqlArray.ofSmallints(projection.getSplitsValueList()),
                        SqlArray.ofIntegers(projection.getLabelsList()),
                        projection.getPredictedCount() > 0 ? SqlArray.ofIntegers(projection.getPredictedList()) : null,
                        SqlArray.ofReals(projection.getLossList()),
                        SqlArray.ofReals(projection.getXList()),
                        SqlArray.ofReals(projection.getYList())));
    }
}
