package io.epochscope.metrics.tensorboard;

import io.epochscope.metrics.chunk.ChunkQuery;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what is stored of a run as an event file, in a folder of its name in a ZIP archive, while it is read. */
@Singleton
final class RunEventFile {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int NUMBERS = 4_000;

    private static final String METRICS = """
            select case split when '' then 'epoch/' || metric else metric || '/' || split end as tag, epoch as step, value
            from epoch_metric
            where run_id = ?
            union all
            select 'epoch/learning_rate', epoch, learning_rate
            from run_epoch
            where run_id = ? and learning_rate <> 'NaN'
            order by tag, step
            """;

    private static final String STEPS = """
            select 'steps/' || name as tag, step, value
            from step_scalar
            where run_id = ?
            order by name, step
            """;

    private static final String HISTOGRAMS = """
            select
              concat_ws('/', histogram.layer, histogram.tensor, histogram.kind, nullif(histogram.split, '')) as tag,
              histogram.*
            from store.run
            join store.tensor_histogram histogram on histogram.run_key = run.run_key
            where run.run_id = ? and histogram.finite > 0
            order by tag, histogram.step, histogram.epoch
            """;

    private static final String PICTURES = """
            select
              concat_ws('/', kind, nullif(layer, ''), split || '-' || sample, 'unit-' || unit) as tag, epoch as step, png
            from network_picture
            where run_id = ? and png is not null
            order by tag, step
            """;

    private final ChunkQuery query;

    RunEventFile(ChunkQuery query) {
        this.query = query;
    }

    /**
     * Writes a run.
     *
     * @param started when it began; what all its values are dated
     */
    void write(String runId, Instant started, OutputStream output) throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(output, BUFFER_BYTES));
        zip.putNextEntry(new ZipEntry(runId + "/events.out.tfevents." + started.getEpochSecond() + ".epochscope"));
        var file = new EventFileWriter(zip, started);
        query.<IOException>forEach(METRICS, List.of(runId, runId), NUMBERS, row -> scalar(row, file));
        query.<IOException>forEach(STEPS, List.of(runId), NUMBERS, row -> scalar(row, file));
        query.<IOException>forEach(
                HISTOGRAMS,
                List.of(runId),
                row -> file.histogram(row.getString("tag"), row.getLong("step"), StoredHistogram.of(row)));
        query.<IOException>forEach(PICTURES, List.of(runId), row -> picture(row, file));
        zip.closeEntry();
        // What fails before leaves an archive without its directory, so that nobody takes it for whole.
        zip.finish();
        zip.flush();
    }

    private static void scalar(ResultSet row, EventFileWriter file) throws SQLException, IOException {
        file.scalar(row.getString("tag"), row.getLong("step"), row.getDouble("value"));
    }

    private static void picture(ResultSet row, EventFileWriter file) throws SQLException, IOException {
        byte[] png = row.getBytes("png");
        Optional<PngSize> size = PngSize.of(png);
        if (size.isPresent()) {
            file.image(row.getString("tag"), row.getLong("step"), size.get(), png);
        }
    }
}
