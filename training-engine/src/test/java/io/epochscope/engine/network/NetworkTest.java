package io.epochscope.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.optimizer.GradientClipping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final Shape IMAGE = new Shape(1, 8, 8);

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @Test
    void stepsAndLooksLeaveNoArraysBehind() {
        try (Network network = new Network(cnn(), IMAGE)) {
            Optimizer optimizer = sgd();
            learn(network, optimizer);
            int before = arrays(network);

            for (int step = 0; step < 50; step++) {
                learn(network, optimizer);
                network.visitWeights((parameter, values) -> {});
            }

            assertThat(arrays(network)).isEqualTo(before);
        }
    }

    @Test
    void clearedAndClippedGradientsStayInMemoryOfTheirOwn() {
        try (Network network = new Network(new LayerChain().linear(4_000), new Shape(250))) {
            collect(network);
            network.clearGradients();
            overwriteFreedMemory();
            assertThat(gradients(network)).containsOnly(0f);

            collect(network);
            new GradientClipping(OptionalDouble.of(0.25), OptionalDouble.empty()).clip(network);
            overwriteFreedMemory();
            assertThat(gradients(network)).containsOnly(0.25f);
        }
    }

    private static void collect(Network network) {
        try (NDManager scope = network.newScope();
                GradientCollector collector = network.collectGradients()) {
            collector.backward(
                    network.logits(scope.ones(new Shape(1, 250)), true).sum());
        }
    }

    private static Set<Float> gradients(Network network) {
        Set<Float> found = new HashSet<>();
        network.visitGradients((parameter, values) -> {
            while (values.hasRemaining()) {
                found.add(values.get());
            }
        });
        return found;
    }

    /** What was freed of the size of a gradient is likely to be given out again. */
    private static void overwriteFreedMemory() {
        for (int i = 0; i < 20; i++) {
            System.gc();
            ByteBuffer taken = ByteBuffer.allocateDirect(4_000 * 250 * Float.BYTES);
            while (taken.hasRemaining()) {
                taken.put((byte) 0x7f);
            }
        }
    }

    @Test
    void aModelThatCannotBeInitialisedLeavesNothingBehind() {
        AtomicReference<NDArray> allocated = new AtomicReference<>();
        Block broken = new LambdaBlock(list -> list) {
            @Override
            public void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
                allocated.set(manager.ones(new Shape(3)));
                throw new IllegalStateException("too large");
            }
        };

        assertThatThrownBy(() -> new Network(broken, IMAGE)).hasMessage("too large");

        assertThatThrownBy(() -> allocated.get().toFloatArray()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gradientsAreShownForTrainableParametersAndWeightsForAll() {
        try (Network network = new Network(cnn(), IMAGE)) {
            List<String> gradients = new ArrayList<>();
            List<String> weights = new ArrayList<>();
            try (NDManager scope = network.newScope()) {
                backward(network, scope);
                network.visitGradients((parameter, values) -> {
                    assertThat(values.remaining()).isEqualTo(size(parameter));
                    gradients.add(parameter.id());
                });
            }
            network.visitWeights((parameter, values) -> weights.add(parameter.id()));

            assertThat(gradients)
                    .containsExactly(
                            "01Conv2d/weight",
                            "02BatchNorm/gamma",
                            "02BatchNorm/beta",
                            "06Linear/weight",
                            "06Linear/bias");
            assertThat(weights)
                    .containsExactly(
                            "01Conv2d/weight",
                            "02BatchNorm/gamma",
                            "02BatchNorm/beta",
                            "02BatchNorm/runningMean",
                            "02BatchNorm/runningVar",
                            "06Linear/weight",
                            "06Linear/bias");
        }
    }

    @Test
    void aStepMovesTheWeightsAgainstTheGradient() {
        try (Network network = new Network(new LayerChain().flatten().linear(2), IMAGE);
                NDManager scope = network.newScope()) {
            NDArray weight = network.parameters().get(0).array();
            NDArray before = weight.duplicate();
            before.attach(scope);
            backward(network, scope);
            float[] gradient = new float[128];
            network.visitGradients((parameter, values) -> {
                if (parameter.name().equals("weight")) {
                    values.get(gradient);
                }
            });

            network.step(sgd());

            NDArray expected =
                    before.sub(scope.create(gradient, before.getShape()).mul(0.1));
            assertThat(weight.allClose(expected, 1e-6, 1e-6, false)).isTrue();
            network.visitGradients((parameter, values) -> {
                while (values.hasRemaining()) {
                    assertThat(values.get()).isZero();
                }
            });
        }
    }

    @Test
    void batchNormLearnsItsStatisticsInTrainingOnly() {
        try (Network network = new Network(cnn(), IMAGE);
                NDManager scope = network.newScope()) {
            NDArray features = scope.randomNormal(new Shape(4, 1, 8, 8));
            float[] before = runningMean(network);
            network.logits(features, false);
            assertThat(runningMean(network)).isEqualTo(before);
            network.logits(features, true);
            assertThat(runningMean(network)).isNotEqualTo(before);
        }
    }

    @Test
    void layersWithinOtherBlocksKeepTheirPath() {
        ParallelBlock parallel = new ParallelBlock(outputs -> outputs.get(0));
        parallel.add(Linear.builder().setUnits(3).build());
        try (Network network =
                new Network(new LayerChain().flatten().layer("Twice", parallel).linear(2), IMAGE)) {
            assertThat(network.layers())
                    .extracting(Layer::name)
                    .containsExactly("01Flatten", "02Twice/01Linear", "03Linear");
            assertThat(network.layers())
                    .extracting(Layer::outputShape)
                    .containsExactly(List.of(64L), List.of(3L), List.of(2L));
        }
    }

    private static Block cnn() {
        return new CnnType().create(new CnnParameters(List.of(4), 3, true, 0.0, 0), IMAGE, 3);
    }

    private static Optimizer sgd() {
        return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
    }

    private static void learn(Network network, Optimizer optimizer) {
        try (NDManager scope = network.newScope()) {
            backward(network, scope);
            network.visitGradients((parameter, values) -> {});
            NDList before = network.copyTrainable(scope);
            network.step(optimizer);
            network.visitUpdates(before, (parameter, values) -> {});
        }
    }

    private static void backward(Network network, NDManager scope) {
        try (GradientCollector collector = network.collectGradients()) {
            NDArray logits = network.logits(scope.ones(new Shape(4, 1, 8, 8)), true);
            collector.backward(logits.square().mean());
        }
    }

    private static int arrays(Network network) {
        try (NDManager scope = network.newScope()) {
            return scope.getParentManager().getManagedArrays().size();
        }
    }

    private static float[] runningMean(Network network) {
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals("runningMean"))
                .findFirst()
                .orElseThrow()
                .array()
                .toFloatArray();
    }

    private static long size(NamedParameter parameter) {
        return parameter.shape().stream().reduce(1L, (one, other) -> one * other);
    }
}
