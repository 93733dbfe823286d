package io.epochscope.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.LayerChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputGradientTest {

    private static final Shape IMAGE = new Shape(1, 2, 2);

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @Test
    void ofAFullyConnectedUnitItIsTheUnitsWeights() {
        try (Network network = new Network(new LayerChain().flatten().linear(3), IMAGE);
                NDManager scope = network.newScope()) {
            NDArray gradient = gradient(network, scope, 1);

            float[] weights = network.parameters().get(0).array().toFloatArray();
            float[] expected = {weights[4], weights[5], weights[6], weights[7]};
            assertThat(gradient.getShape()).isEqualTo(new Shape(2, 1, 2, 2));
            assertThat(gradient.get(0).toFloatArray()).containsExactly(expected, within(1e-6f));
            assertThat(gradient.get(1).toFloatArray()).containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void parametersGetNoneAndCanBeTrainedAfterwards() {
        try (Network network = new Network(
                        new LayerChain()
                                .flatten()
                                .linear(3)
                                .activation(Activation.TANH)
                                .linear(2),
                        IMAGE);
                NDManager scope = network.newScope()) {
            gradient(network, scope, 1);

            network.visitGradients((parameter, values) -> {
                while (values.hasRemaining()) {
                    assertThat(values.get()).isZero();
                }
            });
            try (var collector = network.collectGradients()) {
                collector.backward(network.logits(scope.ones(new Shape(2).addAll(IMAGE)), true)
                        .square()
                        .sum());
            }
            network.visitGradients(
                    (parameter, values) -> assertThat(values.get()).isNotZero());
        }
    }

    @Test
    void whatHasNoGradientIsZero() {
        LambdaBlock rounded = new LambdaBlock(
                inputs -> new NDList(
                        inputs.singletonOrThrow().toType(DataType.INT64, false).toType(DataType.FLOAT32, false)),
                "Rounded");
        try (Network network = new Network(
                        new LayerChain().layer("Rounded", rounded).flatten().linear(3), IMAGE);
                NDManager scope = network.newScope()) {
            assertThat(gradient(network, scope, 2).toFloatArray()).containsOnly(0);
        }
    }

    @Test
    void blocksThatWorkInPlaceAreNoHindrance() {
        LambdaBlock doubled =
                new LambdaBlock(inputs -> new NDList(inputs.singletonOrThrow().muli(2)), "Doubled");
        try (Network network = new Network(
                        new LayerChain()
                                .layer("Doubled", doubled)
                                .flatten()
                                .linear(3)
                                .layer("Doubled", doubled),
                        IMAGE);
                NDManager scope = network.newScope()) {
            float[] weights = network.parameters().get(0).array().toFloatArray();

            assertThat(gradient(network, scope, 2).get(0).toFloatArray())
                    .containsExactly(
                            new float[] {2 * weights[4], 2 * weights[5], 2 * weights[6], 2 * weights[7]},
                            within(1e-6f));
        }
    }

    @Test
    void nothingIsLeftBehind() {
        try (Network network = new Network(new LayerChain().flatten().linear(3), IMAGE)) {
            List<Integer> arrays = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                try (NDManager scope = network.newScope()) {
                    gradient(network, scope, 1);
                    arrays.add(scope.getParentManager().getManagedArrays().size());
                }
            }

            assertThat(arrays).containsOnly(arrays.get(0));
        }
    }

    @Test
    void aLayerThatIsNotSeenIsNamed() {
        try (Network network = new Network(new LayerChain().flatten().linear(3), IMAGE);
                NDManager scope = network.newScope();
                Network other = new Network(new LayerChain().linear(3), IMAGE)) {
            InputGradient gradient = new InputGradient(network);
            NDArray features = scope.ones(new Shape(2).addAll(IMAGE));
            Layer unknown = other.layers().get(0);

            assertThatThrownBy(() -> gradient.of(features, unknown, NDArray::sum))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer 01Linear is not seen in a pass");
        }
    }

    private static NDArray gradient(Network network, NDManager scope, int layer) {
        NDArray features = scope.arange(8f).reshape(new Shape(2).addAll(IMAGE));
        return new InputGradient(network)
                .of(
                        features,
                        network.layers().get(layer),
                        output -> output.get(new NDIndex(":, 1")).sum());
    }
}
