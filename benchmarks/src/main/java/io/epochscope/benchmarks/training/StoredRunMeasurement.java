package io.epochscope.benchmarks.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.system.Installation;
import io.epochscope.standalone.system.LocalSystem;
import io.epochscope.standalone.train.SubmittedRun;
import io.epochscope.standalone.train.TrainerClient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains MNIST's mlp through the whole system, as a user would, and counts what of it is in PostgreSQL. The system is
 * one of its own, on ports of its own, in a temporary folder.
 */
final class StoredRunMeasurement {

    private static final Logger LOG = System.getLogger(StoredRunMeasurement.class.getName());

    private static final int EPOCHS = 10;
    private static final int SAMPLES = 10_000;
    private static final int PARAMETERS = 6;
    private static final int KINDS = 2;
    private static final Duration UNTIL_STORED = Duration.ofMinutes(2);

    private final Settings settings;

    StoredRunMeasurement(Settings settings) {
        this.settings = settings;
    }

    void measure(String bench, Consumer<Figure> figures) throws Exception {
        StateFolder state = new StateFolder(Files.createTempDirectory("epochscope-bench"));
        Consumer<String> remarks = remark -> LOG.log(Level.DEBUG, remark);
        try (LocalSystem system =
                new LocalSystem(new Installation(settings.root()), state, Ports.choose(Map.of(), remarks), remarks)) {
            TrainerClient trainer =
                    new TrainerClient(URI.create(system.start(Optional.empty()).trainer()));
            SubmittedRun run = trainer.submit(request());
            trainer.follow(run.id(), progress -> {});
            Polling.until(
                    UNTIL_STORED,
                    () -> StoredEvents.read(system.reader(), run.id()).isComplete());
            report(bench, StoredEvents.read(system.reader(), run.id()), figures);
        }
    }

    private String request() throws Exception {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
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
                        1));
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
