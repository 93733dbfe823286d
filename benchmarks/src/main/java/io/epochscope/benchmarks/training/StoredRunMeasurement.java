package io.epochscope.benchmarks.training;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.WholeSystem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trains MNIST's mlp through the whole system, as a user would, and counts what of it is in PostgreSQL. */
final class StoredRunMeasurement {

    private static final int EPOCHS = 10;
    private static final int SAMPLES = 10_000;
    private static final int PARAMETERS = 6;
    private static final int KINDS = 2;

    private final Settings settings;

    StoredRunMeasurement(Settings settings) {
        this.settings = settings;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        try (WholeSystem system = new WholeSystem(settings)) {
            system.start();
            String run = system.train(request());
            report(bench, StoredEvents.read(system.reader(), run), figures);
        }
    }

    private Map<String, Object> request() {
        return Map.of(
                "name",
                "bench mlp",
                "model",
                Map.of("type", "mlp", "hidden", List.of(128, 64), "dropout", 0.2),
                "dataset",
                Map.of(
                        "type",
                        "idx",
                        "folder",
                        settings.dataFolder("mnist").toAbsolutePath().toString(),
                        "train",
                        8000,
                        "validation",
                        2000),
                "optimizer",
                Map.of("type", "adam", "learningRate", 1e-3),
                "epochs",
                EPOCHS,
                "batchSize",
                64,
                "seed",
                1);
    }

    private static void report(String bench, StoredEvents events, Consumer<Figure> figures) {
        figures.accept(new Figure(
                bench,
                "sample scores in PostgreSQL after 10 epochs of 10,000",
                (double) events.sampleScores(),
                "",
                Mark.exactly(EPOCHS * SAMPLES),
                ""));
        figures.accept(new Figure(
                bench,
                "histograms in PostgreSQL: 6 parameters, 2 kinds, 10 epochs",
                (double) events.histograms(),
                "",
                Mark.exactly(EPOCHS * PARAMETERS * KINDS),
                ""));
        figures.accept(new Figure(
                bench,
                "events stored of those published",
                (double) events.stored(),
                "",
                Mark.exactly((double) events.published()),
                events.isComplete() ? "the run is complete" : "the run is NOT complete"));
    }
}
