package io.epochscope.metrics.sample;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.SampleOutput;
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

/** Writes what networks made of samples in the end: probabilities of classes, and the loss. */
public final class SampleOutputWriter implements EventWriter {

    private static final VersionedTable SAMPLE_OUTPUT = new VersionedTable(
            "sample_output", List.of("run_key", "epoch", "split", "sample"), List.of("label", "probabilities", "loss"));

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        SAMPLE_OUTPUT.write(
                batch,
                Topic.HISTOGRAMS,
                batch.events(BodyCase.SAMPLE_OUTPUT).stream()
                        .map(SampleOutputWriter::row)
                        .toList());
    }

    private static VersionedRow row(RunEvent event) {
        SampleOutput output = event.event().getSampleOutput();
        return new VersionedRow(
                event,
                RowKey.of(event.runKey(), output.getEpoch(), Names.of(output.getSplit()), output.getSample()),
                Arrays.asList(
                        output.getLabel(),
                        output.getProbabilitiesCount() > 0 ? SqlArray.ofReals(output.getProbabilitiesList()) : null,
                        output.getLoss()));
    }
}
