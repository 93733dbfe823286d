package io.epochscope.benchmarks.watching;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.watching.EpochCost.Arm;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.engine.watch.WatchedTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What it costs to watch patches, steps, weights and gradients, against the same trainings with watching off. */
public final class WatchingBenchmark implements Benchmark {

    private static final String NAME = "watching";
    private static final long SEED = 1;
    private static final Set<WatchedTensors> WEIGHTS_AND_GRADIENTS =
            EnumSet.of(WatchedTensors.WEIGHTS, WatchedTensors.GRADIENTS);

    private static final Arm PATCHES =
            new Arm("patches", WatchSettings.nothing().withPatches(true), Mark.atMost(1.02));

    private static final List<Arm> NETWORK = List.of(
            PATCHES,
            histograms("steps, weights and gradients once", 1, 0, 1.02),
            histograms("the same every 64 steps", 1, 64, 1.05),
            histograms("the same every 16 steps", 1, 16, 1.2),
            histograms("the same every step", 1, 1, 2),
            new Arm("everything by default", WatchSettings.standard(), Optional.empty()));

    /** An mlp's epochs are short, so that it takes more of them until the median stands still. */
    private record Subject(String model, Map<String, Object> parameters, int rounds, int epochs) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("mlp", Map.of("hidden", List.of(128, 64)), 14, 4),
            new Subject("cnn", Map.of("channels", List.of(16, 32), "batchNorm", true), 6, 3));

    private final EngineCatalogue catalogue = new EngineCatalogue();

    private static Arm histograms(String name, int everyEpochs, int everySteps, double mark) {
        WatchSettings watch =
                WatchSettings.nothing().withSteps(true).withHistograms(everyEpochs, everySteps, WEIGHTS_AND_GRADIENTS);
        return new Arm(name, watch, Mark.atMost(mark));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The time of an epoch with more or less watched against that with watching off.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        LargeModel.measure(NAME, figures);
        MemoryGrowth.measure(NAME, figures);
        Path mnist = settings.data().resolve("mnist");
        boolean real = Files.isDirectory(mnist);
        if (real) {
            Map<String, Object> parameters = Map.of("folder", mnist.toString(), "train", 8000, "validation", 2000);
            try (DataSet images = catalogue.open("idx", parameters, SEED)) {
                measure(images, NETWORK, figures);
            }
        }
        try (DataSet scene = catalogue.open("generated-scene", Map.of("rows", 96, "columns", 96), SEED)) {
            measure(scene, real ? List.of(PATCHES) : NETWORK, figures);
        }
    }

    private void measure(DataSet data, List<Arm> arms, Consumer<Figure> figures) {
        for (Subject subject : SUBJECTS) {
            new EpochCost(catalogue.model(subject.model, subject.parameters), data, subject.rounds, subject.epochs)
                    .measure(NAME, arms, figures);
        }
    }
}
