package io.epochscope.benchmarks.training;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How well and how fast the training loop trains on MNIST, bare and watched, run by turns. */
public final class TrainingBenchmark implements Benchmark {

    private static final String NAME = "training";
    private static final long SEED = 1;
    private static final int ROUNDS = 5;
    private static final int EPOCHS_A_ROUND = 3;

    private record Subject(
            String model, Map<String, Object> parameters, int epochs, double accuracyMark, String peer) {}

    private static final int SCENE_EPOCHS = 20;

    /** Beside the cnn, on scenes. */
    private static final List<Subject> DEEPER = List.of(
            new Subject("resnet", Map.of("depth", 8, "width", 16), SCENE_EPOCHS, 65, "cnn: ≥ 65"),
            new Subject("unet", Map.of("levels", 2, "width", 8), SCENE_EPOCHS, 65, "cnn: ≥ 65"));

    private static final List<Subject> SUBJECTS = List.of(
            new Subject(
                    "mlp",
                    Map.of("hidden", List.of(128, 64), "dropout", 0.2),
                    10,
                    94.0,
                    "PyTorch on the same split: 94.8 to 95.7"),
            new Subject(
                    "cnn",
                    Map.of("channels", List.of(16, 32), "batchNorm", true),
                    5,
                    97.5,
                    "PyTorch on the same split: 98.3"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Accuracy on MNIST and on satellite scenes, the time of a step with watching off and on, and what of a run is stored.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        EngineTraining mnist = EngineTraining.ofMnist(settings.dataFolder("mnist"));
        for (Subject subject : SUBJECTS) {
            measureAccuracy(mnist, subject, figures);
            measureSteps(mnist, subject, figures);
        }
        EngineTraining scenes = EngineTraining.ofScenes(settings.dataFolder("scenes"));
        measureScenes(scenes, figures);
        for (Subject subject : DEEPER) {
            measureDeeper(scenes, subject, figures);
        }
        new StoredRunMeasurement(settings).measure(NAME, figures);
    }

    private static void measureAccuracy(EngineTraining mnist, Subject subject, Consumer<Figure> figures)
            throws IOException {
        List<EpochCompleted> epochs =
                mnist.train(subject.model, subject.parameters, subject.epochs, SEED, WatchSettings.standard());
        double accuracy = 100
                * split(epochs.get(epochs.size() - 1), Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy");
        figures.accept(new Figure(
                NAME,
                "%s validation accuracy after %d epochs".formatted(subject.model, subject.epochs),
                accuracy,
                "%",
                Mark.atLeast(subject.accuracyMark),
                subject.peer));
    }

    /** A network that overfits, and is meant to: so few patches are soon learnt by heart. */
    private static void measureScenes(EngineTraining scenes, Consumer<Figure> figures) throws IOException {
        List<EpochCompleted> epochs = scenes.train(
                "cnn",
                Map.of("channels", List.of(16, 32), "batchNorm", true),
                SCENE_EPOCHS,
                SEED,
                WatchSettings.standard());
        EpochCompleted last = epochs.get(epochs.size() - 1);
        figures.accept(new Figure(
                NAME,
                "cnn validation accuracy on scenes after %d epochs".formatted(SCENE_EPOCHS),
                100 * split(last, Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy"),
                "%",
                Mark.atLeast(65),
                "PyTorch on blocks of the same size: 67 to 72"));
        figures.accept(new Figure(
                NAME,
                "cnn training accuracy on scenes after %d epochs".formatted(SCENE_EPOCHS),
                100 * split(last, Split.SPLIT_TRAIN).getMetricsOrThrow("accuracy"),
                "%",
                Mark.atLeast(88),
                "PyTorch: 88 to 94"));
    }

    private static void measureDeeper(EngineTraining scenes, Subject subject, Consumer<Figure> figures)
            throws IOException {
        List<EpochCompleted> epochs =
                scenes.train(subject.model, subject.parameters, subject.epochs, SEED, WatchSettings.nothing());
        EpochCompleted last = epochs.get(epochs.size() - 1);
        figures.accept(new Figure(
                NAME,
                "%s validation accuracy on scenes after %d epochs".formatted(subject.model, subject.epochs),
                100 * split(last, Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy"),
                "%",
                Mark.atLeast(subject.accuracyMark),
                subject.peer));
        figures.accept(new Figure(
                NAME,
                subject.model + " time of an epoch of the scenes, watching off",
                median(epochs.stream()
                        .skip(1)
                        .map(EpochCompleted::getSecondsTraining)
                        .toList()),
                "s",
                Optional.empty(),
                ""));
    }

    /**
     * Bare and watched trainings by turns, so that both meet the same state of the machine; medians over all epochs but
     * each training's first, in which everything is still warming up.
     */
    private static void measureSteps(EngineTraining mnist, Subject subject, Consumer<Figure> figures)
            throws IOException {
        List<Double> bare = new ArrayList<>();
        List<Double> watched = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.addAll(stepMilliseconds(mnist, subject, WatchSettings.nothing()));
            watched.addAll(stepMilliseconds(mnist, subject, WatchSettings.standard()));
        }
        double bareStep = median(bare);
        double watchedStep = median(watched);
        figures.accept(new Figure(
                NAME, subject.model + " time of a step, watching off", bareStep, "ms", Optional.empty(), ""));
        figures.accept(new Figure(
                NAME,
                subject.model + " time of a step, everything watched",
                watchedStep,
                "ms",
                Optional.empty(),
                String.format(Locale.ROOT, "%.3f × watching off", watchedStep / bareStep)));
    }

    private static List<Double> stepMilliseconds(EngineTraining mnist, Subject subject, WatchSettings watch)
            throws IOException {
        List<EpochCompleted> epochs = mnist.train(subject.model, subject.parameters, EPOCHS_A_ROUND, SEED, watch);
        List<Double> milliseconds = new ArrayList<>();
        for (int at = 1; at < epochs.size(); at++) {
            EpochCompleted epoch = epochs.get(at);
            long steps = epoch.getStep() - epochs.get(at - 1).getStep();
            double seconds = epoch.getSecondsTraining() + epoch.getSecondsWatching() + epoch.getSecondsWaitingForData();
            milliseconds.add(1000 * seconds / steps);
        }
        return milliseconds;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static SplitMetrics split(EpochCompleted epoch, Split split) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() == split)
                .findFirst()
                .orElseThrow();
    }
}
