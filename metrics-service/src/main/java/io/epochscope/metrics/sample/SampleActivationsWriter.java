package io.epochscope.metrics.sample;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import java.sql.SQLException;
import java.util.List;

/** Writes what samples made of the units of layers, once for each epoch. */
public final class SampleActivationsWriter implements EventWriter {

    private static final VersionedTable SAMPLE_ACTIVATIONS = new VersionedTable(
            "sample_activations",
            List.of("run_key", "layer", "epoch", "split", "sample"),
            List.of("step", "activations"));

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        SAMPLE_ACTIVATIONS.write(
                batch,
                Topic.HISTOGRAMS,
                batch.events(BodyCase.SAMPLE_ACTIVATIONS).stream()
                        .map(SampleActivationsWriter::row)
                        .toList());
    }

    private static VersionedRow row(RunEvent event) {
        SampleActivations activations = event.event().getSampleActivations();
        return new VersionedRow(
                event,
                RowKey.of(
                        event.runKey(),
                        activations.getLayer(),
                        activations.getEpoch(),
                        Names.of(activations.getSplit()),
                        activations.getSample()),
                List.of(activations.getStep(), SqlArray.ofReals(activations.getValuesList())));
    }
}
