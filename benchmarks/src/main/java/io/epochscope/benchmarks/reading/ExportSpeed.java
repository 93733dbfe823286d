package io.epochscope.benchmarks.reading;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.ingest.IngestSystem;
import io.epochscope.benchmarks.ingest.SyntheticRun;
import io.epochscope.events.v1.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How fast the scores of a run are taken away as a file, by a metrics-service whose heap is a fraction of the file, so
 * that it cannot hold it.
 */
final class ExportSpeed {

    private static final int SIDE = 1_000;
    private static final int EPOCHS = 10;
    private static final long SCORES = (long) SIDE * SIDE * EPOCHS;
    private static final double BYTES_PER_SECOND = 50e6;
    private static final String HEAP = "-Xmx192m";
    private static final String RUN = "ten-million-scores";

    private final IngestSystem system;

    /** @param system whose metrics-service has been started once and is stopped */
    ExportSpeed(IngestSystem system) {
        this.system = system;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        store();
        system.startMetrics(HEAP, Map.of());
        // Once so that what runs is compiled.
        export("metrics.csv");
        export("scores.csv");
        Sent csv = export("scores.csv");
        figures.accept(new Figure(
                bench,
                "10^7 scores as CSV",
                csv.bytesPerSecond() / 1e6,
                "MB/s",
                Mark.atLeast(BYTES_PER_SECOND / 1e6),
                String.format(Locale.ROOT, "%.0f MB in %.1f s, %s", csv.bytes() / 1e6, csv.seconds(), HEAP)));
        figures.accept(seconds(bench, "10^7 scores as Parquet", export("scores.parquet")));
        figures.accept(seconds(bench, "run of 10^7 scores as an archive", export("archive.zip")));
        system.stopMetrics();
    }

    private static Figure seconds(String bench, String what, Sent sent) {
        return new Figure(
                bench,
                what,
                sent.seconds(),
                "s",
                Optional.empty(),
                String.format(Locale.ROOT, "%.0f MB, %s", sent.bytes() / 1e6, HEAP));
    }

    private void store() throws SQLException {
        SyntheticRun run = new SyntheticRun(RUN, 1, SIDE, EPOCHS);
        try (BatchedStore store = new BatchedStore(system.dataSource())) {
            for (Event event : run.opening()) {
                store.add(event);
            }
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                for (int chunk = 0; chunk < run.chunks(); chunk++) {
                    store.add(run.scores(epoch, chunk));
                }
            }
        }
    }

    private record Sent(long bytes, double seconds) {

        double bytesPerSecond() {
            return bytes / seconds;
        }
    }

    private Sent export(String file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(system.url("/runs/" + RUN + "/export/" + file))
                .build();
        long start = System.nanoTime();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(file + " is answered with " + answer.statusCode());
        }
        long bytes = 0;
        try (InputStream body = answer.body()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
        }
        if (file.startsWith("scores") && bytes < SCORES) {
            throw new IOException(file + " breaks off after " + bytes + " bytes");
        }
        return new Sent(bytes, (System.nanoTime() - start) / 1e9);
    }
}
