package io.epochscope.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.epochscope.engine.GoldenTable;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CrossEntropyTest {

    private static final float[][] LOGITS = {{1, -0.5f, 0.25f}, {0, 2, -1}, {-1.5f, 0.5f, 3}, {0.75f, 0.75f, -0.25f}};
    private static final int[] CLASSES = {0, 2, 2, 1};
    private static final float[] WEIGHTS = {0.5f, 2, 3};
    private static final float SUM = 0.5f + 3 + 3 + 2;

    static Stream<Arguments> golden() {
        return GoldenTable.beside(CrossEntropyTest.class).lines().stream().map(line -> Arguments.of((Object) line));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void isAsThatOfPyTorch(String[] golden) {
        boolean weighted = golden[1].equals("True");
        CrossEntropy loss =
                new CrossEntropy(Double.parseDouble(golden[0]), weighted ? Optional.of(WEIGHTS) : Optional.empty());
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(LOGITS);
            logits.setRequiresGradient(true);
            double value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray labels = manager.create(new long[] {0, 2, 2, 1}, new Shape(4, 1));
                NDArray losses = loss.losses(logits.logSoftmax(-1), labels, CLASSES);
                NDArray mean = weighted ? losses.mul(shares(manager)).sum() : losses.mean();
                collector.backward(mean);
                value = mean.getFloat();
            }
            float[] gradient = logits.getGradient().toFloatArray();

            assertThat(value).isCloseTo(Double.parseDouble(golden[2]), within(1e-6));
            for (int i = 0; i < gradient.length; i++) {
                assertThat((double) gradient[i]).isCloseTo(Double.parseDouble(golden[3 + i]), within(1e-6));
            }
        }
    }

    /** As the weights of the samples give them. */
    private static NDArray shares(NDManager manager) {
        return manager.create(new float[] {0.5f / SUM, 3 / SUM, 3 / SUM, 2 / SUM}, new Shape(4, 1));
    }
}
