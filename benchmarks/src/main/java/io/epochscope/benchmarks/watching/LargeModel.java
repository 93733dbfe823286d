package io.epochscope.benchmarks.watching;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.engine.network.Network;
import io.epochscope.events.histogram.HistogramSketch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Histograms of the weights and gradients of 25 million parameters, on the thread that trains. */
final class LargeModel {

    private static final int SIDE = 5_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 11;
    private static final double MARK_SECONDS = 0.25;
    private static final double NANOS = 1e9;

    private LargeModel() {}

    static void measure(String bench, Consumer<Figure> figures) {
        try (Network network = new Network(Linear.builder().setUnits(SIDE).build(), new Shape(SIDE));
                NDManager scope = network.newScope()) {
            try (GradientCollector collector = network.collectGradients()) {
                NDArray outputs = network.logits(scope.randomNormal(new Shape(2, SIDE)), true);
                collector.backward(outputs.square().mean());
            }
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long begin = System.nanoTime();
                long values = look(network);
                seconds.add((System.nanoTime() - begin) / NANOS);
                if (values != 2L * (SIDE + 1) * SIDE) {
                    throw new IllegalStateException("histograms of " + values + " values");
                }
            }
            double median = Medians.of(seconds.subList(WARM_UP, seconds.size()));
            figures.accept(new Figure(
                    bench,
                    "weights and gradients of 25 million parameters",
                    median,
                    "s",
                    Mark.atMost(MARK_SECONDS),
                    String.format(
                            Locale.ROOT,
                            "%.2f ns a value, one thread, median of %d",
                            median * NANOS / (2L * (SIDE + 1) * SIDE),
                            ROUNDS)));
        }
    }

    private static long look(Network network) {
        long[] counted = new long[1];
        network.visitWeights((parameter, values) -> counted[0] += histogram(values));
        network.visitGradients((parameter, values) -> counted[0] += histogram(values));
        return counted[0];
    }

    private static long histogram(FloatBuffer values) {
        HistogramSketch sketch = new HistogramSketch();
        sketch.addAll(values);
        return sketch.toMessage().getMoments().getCount();
    }
}
