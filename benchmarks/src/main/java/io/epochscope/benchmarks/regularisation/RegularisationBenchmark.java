package io.epochscope.benchmarks.regularisation;

import io.epochscope.benchmarks.Benchmark;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether dropout and L2 bring training and validation closer together, and whether one cycle is faster. */
public final class RegularisationBenchmark implements Benchmark {

    private static final String NAME = "regularisation";
    private static final int SEEDS = 3;
    private static final int BATCH_SIZE = 64;
    private static final double ACCURACY = 0.97;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The gap between training and validation loss with dropout and L2, and epochs to an accuracy with one cycle.";
    }

    @Override
    public void measure(Settings settings, Consumer<Figure> figures) throws Exception {
        Map<String, Object> mnist =
                Map.of("folder", settings.dataFolder("mnist").toString(), "train", 8000, "validation", 2000);
        new LossGap(NAME, new Subject("idx", mnist, "mlp", 30, BATCH_SIZE), Map.of("hidden", List.of(512, 256)), SEEDS)
                .measure(figures);
        new EpochsToAccuracy(NAME, new Subject("idx", mnist, "cnn", 10, BATCH_SIZE), ACCURACY, List.of(5, 3), SEEDS)
                .measure(figures);
    }
}
