package io.epochscope.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private static final Shape IMAGE = new Shape(2, 8, 8);

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @Test
    void everyLayerOfAChainIsSeenInOrderWithWhatItPutsOut() {
        try (Network network = new Network(cnn(), IMAGE);
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            NDArray logits = network.observe(batch(scope), false, (layer, inputs, outputs) -> {
                seen.add(layer.name());
                assertThat(shapeOf(outputs)).isEqualTo(layer.outputShape());
            });

            assertThat(seen)
                    .containsExactlyElementsOf(
                            network.layers().stream().map(Layer::name).toList());
            assertThat(logits.toFloatArray())
                    .isEqualTo(network.logits(batch(scope), false).toFloatArray());
        }
    }

    @Test
    void theInputOfALayerIsTheOutputOfTheOneBefore() {
        try (Network network = new Network(cnn(), IMAGE);
                NDManager scope = network.newScope()) {
            List<NDArray> last = new ArrayList<>(List.of(batch(scope)));
            network.observe(last.get(0), false, (layer, inputs, outputs) -> {
                assertThat(inputs.singletonOrThrow().toFloatArray())
                        .isEqualTo(last.get(0).toFloatArray());
                assertThat(outputs.singletonOrThrow().getManager()).isSameAs(scope);
                last.set(0, outputs.singletonOrThrow());
            });
        }
    }

    @Test
    void layersInFieldsOfAUsersOwnBlockAreSeenEachTimeTheyAreUsed() {
        ResidualType type = new ResidualType();
        try (Network network = new Network(type.create(new ResidualType.Parameters(), IMAGE, 3), IMAGE);
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(batch(scope), false, (layer, inputs, outputs) -> seen.add(layer.name()));

            assertThat(seen)
                    .containsExactly(
                            "01Residual/01conv",
                            "01Residual/03ReLU",
                            "01Residual/02rest/01BatchNorm",
                            "01Residual/02rest/02Conv2d",
                            "01Residual/03ReLU",
                            "02Flatten",
                            "03Linear");
            assertThat(network.layers())
                    .extracting(Layer::outputShape)
                    .containsExactly(
                            List.of(2L, 8L, 8L),
                            List.of(2L, 8L, 8L),
                            List.of(2L, 8L, 8L),
                            List.of(2L, 8L, 8L),
                            List.of(128L),
                            List.of(3L));
        }
    }

    @Test
    void flopsAreThoseOfMultiplicationsAndAdditions() {
        ResidualType type = new ResidualType();
        try (Network network = new Network(type.create(new ResidualType.Parameters(), IMAGE, 3), IMAGE)) {
            long convolution = 2 * 8 * 8 * (2 * 2 * 3 * 3 + 1);

            assertThat(network.layers())
                    .extracting(Layer::flops)
                    .containsExactly(convolution, 2 * 128L, convolution, 128L, 0L, 3 * (2 * 128L + 1));
        }
    }

    @Test
    void gradientsFlowToTheInputAndToTheParameters() {
        try (Network network = new Network(cnn(), IMAGE);
                NDManager scope = network.newScope()) {
            NDArray features = batch(scope);
            features.setRequiresGradient(true);
            try (GradientCollector collector = network.collectGradients()) {
                List<NDArray> first = new ArrayList<>();
                network.observe(features, false, (layer, inputs, outputs) -> first.add(outputs.singletonOrThrow()));
                collector.backward(first.get(0).sum());
            }

            assertThat(features.getGradient().abs().sum().getFloat()).isPositive();
            assertThat(gradients(network)).isPositive();
            network.clearGradients();
            assertThat(gradients(network)).isZero();
        }
    }

    @Test
    void trainingGoesOnBitForBit() {
        assertThat(trained(true)).isEqualTo(trained(false));
    }

    @Test
    void theModelIsLeftAsItWasWhenAnObserverFails() {
        SequentialBlock model = cnn();
        try (Network network = new Network(model, IMAGE);
                NDManager scope = network.newScope()) {
            List<Block> before = model.getChildren().values();

            assertThatThrownBy(() -> network.observe(batch(scope), false, (layer, inputs, outputs) -> {
                        throw new IllegalStateException("seen enough");
                    }))
                    .hasMessage("seen enough");

            assertThat(model.getChildren().values()).containsExactlyElementsOf(before);
        }
    }

    @Test
    void manyObservationsLeaveNoArraysBehind() {
        try (Network network = new Network(cnn(), IMAGE)) {
            observeOnce(network);
            int before = arrays(network);
            for (int i = 0; i < 20; i++) {
                observeOnce(network);
            }

            assertThat(arrays(network)).isEqualTo(before);
        }
    }

    @Test
    void aLayerInAFieldOfItsOwnTypeIsDescribedButNotSeen() {
        try (Network network = new Network(new Typed(), new Shape(4));
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            NDArray logits = network.observe(
                    scope.ones(new Shape(2, 4)), false, (layer, inputs, outputs) -> seen.add(layer.name()));

            assertThat(logits.getShape()).isEqualTo(new Shape(2, 3));
            assertThat(seen).containsExactly("02listed", "03arrayed");
            assertThat(network.layers())
                    .extracting(Layer::name, Layer::outputShape)
                    .contains(tuple("01fixed", List.of(3L)));
        }
    }

    @Test
    void branchesAreSeen() {
        ParallelBlock branches = new ParallelBlock(outputs ->
                new NDList(outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow())));
        branches.add(linear(3)).add(linear(3));
        try (Network network = new Network(new LayerChain().flatten().layer("Both", branches), IMAGE);
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(batch(scope), false, (layer, inputs, outputs) -> seen.add(layer.name()));

            assertThat(seen).containsExactly("01Flatten", "02Both/01Linear", "02Both/02Linear");
        }
    }

    @Test
    void aModelOfOneLayerIsSeen() {
        try (Network network = new Network(linear(3), new Shape(4));
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(scope.ones(new Shape(2, 4)), false, (layer, inputs, outputs) -> seen.add(layer.name()));

            assertThat(seen).containsExactly("Linear");
        }
    }

    @Test
    void aBlockInTwoPlacesIsOneLayerWithOneSetOfParameters() {
        Block shared = linear(4);
        try (Network network = new Network(new SequentialBlock().add(shared).add(shared), new Shape(4));
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(scope.ones(new Shape(2, 4)), false, (layer, inputs, outputs) -> seen.add(layer.name()));

            assertThat(seen).containsExactly("01Linear", "01Linear");
            assertThat(network.parameters()).hasSize(2);
        }
    }

    @Test
    void activationFunctionsAreKnownByTheNameOfTheirBlock() {
        SequentialBlock model =
                new SequentialBlock().add(linear(4)).add(Activation.tanhBlock()).add(Activation::relu);
        try (Network network = new Network(model, new Shape(4))) {
            assertThat(network.layers())
                    .extracting(Layer::activation)
                    .containsExactly(Optional.empty(), Optional.of(ActivationFunction.TANH), Optional.empty());
        }
    }

    private static final class Typed extends AbstractBlock {

        private final Linear fixed = addChildBlock("fixed", linear(3));
        private final List<Block> list = new ArrayList<>(List.of(addChildBlock("listed", linear(3))));
        private final Block[] array = {addChildBlock("arrayed", linear(3))};

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
            NDList current = fixed.forward(store, inputs, training);
            current = list.get(0).forward(store, current, training);
            return array[0].forward(store, current, training);
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            fixed.initialize(manager, type, inputs);
            list.get(0).initialize(manager, type, new Shape(1, 3));
            array[0].initialize(manager, type, new Shape(1, 3));
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return new Shape[] {new Shape(inputs[0].get(0), 3)};
        }
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static SequentialBlock cnn() {
        return (SequentialBlock) new CnnType().create(new CnnParameters(List.of(4), 3, true, 0.3, 8), IMAGE, 3);
    }

    private static NDArray batch(NDManager scope) {
        return scope.arange(Math.toIntExact(4 * IMAGE.size()))
                .toType(DataType.FLOAT32, false)
                .sin()
                .reshape(new Shape(4).addAll(IMAGE));
    }

    private static List<Long> shapeOf(NDList outputs) {
        long[] shape = outputs.singletonOrThrow().getShape().getShape();
        return Arrays.stream(shape).skip(1).boxed().toList();
    }

    /** The outputs of two passes in training mode, with dropout, one after the other. */
    private static float[] trained(boolean observed) {
        Engine.getInstance().setRandomSeed(5);
        try (Network network = new Network(cnn(), IMAGE);
                NDManager scope = network.newScope()) {
            network.logits(batch(scope), true);
            if (observed) {
                network.observe(
                        batch(scope),
                        false,
                        (layer, inputs, outputs) -> outputs.get(0).toByteBuffer(true));
            }
            return network.logits(batch(scope), true).toFloatArray();
        }
    }

    private static double gradients(Network network) {
        double[] sum = new double[1];
        network.visitGradients((parameter, values) -> {
            while (values.hasRemaining()) {
                sum[0] += Math.abs(values.get());
            }
        });
        return sum[0];
    }

    private static void observeOnce(Network network) {
        try (NDManager scope = network.newScope()) {
            network.observe(batch(scope), false, (layer, inputs, outputs) -> {});
            network.clearGradients();
        }
    }

    private static int arrays(Network network) {
        try (NDManager scope = network.newScope()) {
            return scope.getParentManager().getManagedArrays().size();
        }
    }
}
