package io.epochscope.benchmarks.watching;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.WatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What it costs to watch patches, and nothing else, against the same trainings with watching off, run by turns. */
public final class WatchingBenchmark implements Benchmark {

    private static final String NAME = "watching";
    private static final WatchSettings PATCHES = WatchSettings.nothing().withPatches(true);

    /** Two hundredths of an epoch. */
    private static final double MARK = 1.02;

    private static final int EPOCHS = 4;
    private static final long SEED = 1;

    private record Subject(String model, Map<String, Object> parameters, int rounds) {}

    /** An mlp's epochs are short, so that it takes more of them until the median stands still. */
    private static final List<Subject> SUBJECTS = List.of(
            new Subject("mlp", Map.of("hidden", List.of(128, 64), "dropout", 0.2), 30),
            new Subject("cnn", Map.of("channels", List.of(16, 32), "batchNorm", true), 20));

    private final EngineCatalogue catalogue = new EngineCatalogue();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The time of an epoch with patches watched against that with watching off.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        try (DataSet scene = catalogue.open("generated-scene", Map.of("rows", 96, "columns", 96), SEED)) {
            measure(scene, figures);
        }
        Path mnist = settings.data().resolve("mnist");
        if (Files.isDirectory(mnist)) {
            Map<String, Object> parameters = Map.of("folder", mnist.toString(), "train", 8000, "validation", 2000);
            try (DataSet images = catalogue.open("idx", parameters, SEED)) {
                measure(images, figures);
            }
        }
    }

    private void measure(DataSet data, Consumer<Figure> figures) {
        for (Subject subject : SUBJECTS) {
            figures.accept(ratio(subject, data));
        }
    }

    /**
     * Watched and bare by turns, each first every second time, so that both meet the same state of the machine; the
     * median over the rounds of what the median epochs of a round are to each other.
     */
    private Figure ratio(Subject subject, DataSet data) {
        ModelChoice<?> model = catalogue.model(subject.model, subject.parameters);
        List<Double> bare = new ArrayList<>();
        List<Double> watched = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < subject.rounds; round++) {
            boolean bareFirst = round % 2 == 0;
            double first = median(TimedRun.epochs(model, data, EPOCHS, bareFirst ? WatchSettings.nothing() : PATCHES));
            double second = median(TimedRun.epochs(model, data, EPOCHS, bareFirst ? PATCHES : WatchSettings.nothing()));
            bare.add(bareFirst ? first : second);
            watched.add(bareFirst ? second : first);
            ratios.add(watched.get(round) / bare.get(round));
        }
        return new Figure(
                NAME,
                "%s on %s: epoch with patches watched".formatted(subject.model, data.name()),
                median(ratios),
                "×",
                Mark.atMost(MARK),
                String.format(
                        Locale.ROOT,
                        "watching off: %.1f ms, on: %.1f ms, medians of %d rounds of %d epochs",
                        median(bare),
                        median(watched),
                        subject.rounds,
                        EPOCHS - 1));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
