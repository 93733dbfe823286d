package io.epochscope.engine.model.resnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResnetTypeTest {

    private static final Shape IMAGE = new Shape(3, 16, 16);

    private final ResnetType resnet = new ResnetType();

    @Test
    void layersAreNamedInTheOrderInWhichTheyAreUsed() {
        List<String> keeping = List.of("01Conv2d", "02BatchNorm", "03ReLU", "04Conv2d", "05BatchNorm", "06ReLU");
        List<String> halving = List.of(
                "01Conv2d",
                "02BatchNorm",
                "03ReLU",
                "04Conv2d",
                "05BatchNorm",
                "06ShortcutConv2d",
                "07ShortcutBatchNorm",
                "08ReLU");
        List<String> expected = new ArrayList<>(List.of("01Conv2d", "02BatchNorm", "03ReLU"));
        keeping.forEach(layer -> expected.add("04Residual/" + layer));
        halving.forEach(layer -> expected.add("05Residual/" + layer));
        halving.forEach(layer -> expected.add("06Residual/" + layer));
        expected.addAll(List.of("07GlobalAvgPool2d", "08Dropout", "09Linear"));

        try (Network network = network(new ResnetParameters(8, 4, 0.1));
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(scope.ones(new Shape(2, 3, 16, 16)), false, (layer, in, out) -> seen.add(layer.name()));

            assertThat(network.layers()).extracting(Layer::name).isEqualTo(expected);
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void stagesHalveTheMapsAndDoubleTheChannels() {
        try (Network network = network(new ResnetParameters(14, 4, null))) {
            Map<String, Layer> layers = byName(network);

            assertThat(layers.get("05Residual/06ReLU").outputShape()).containsExactly(4L, 16L, 16L);
            assertThat(layers.get("07Residual/06ReLU").outputShape()).containsExactly(8L, 8L, 8L);
            assertThat(layers.get("09Residual/06ReLU").outputShape()).containsExactly(16L, 4L, 4L);
            assertThat(layers.get("10GlobalAvgPool2d").outputShape()).containsExactly(16L);
            assertThat(layers.get("11Linear").outputShape()).containsExactly(5L);
            assertThat(layers.get("06Residual/06ShortcutConv2d").kind()).isEqualTo("Conv2d");
            assertThat(layers.get("06Residual/06ShortcutConv2d").flops()).isEqualTo(2L * 8 * 8 * 8 * 4);
            assertThat(layers.get("06Residual/01Conv2d").flops()).isEqualTo(2L * 8 * 8 * 8 * 4 * 9);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 78042", "20, 272474", "32, 466906"})
    void hasTheParametersOfThePaper(int depth, long parameters) {
        try (Network network =
                new Network(resnet.create(new ResnetParameters(depth, 16, null), new Shape(3, 32, 32), 10), IMAGE)) {
            long trained = network.parameters().stream()
                    .filter(parameter -> parameter.trainable())
                    .mapToLong(parameter -> parameter.shape().stream().reduce(1L, (one, other) -> one * other))
                    .sum();
            // With projections, which option A of the paper does without: 0.27 and 0.46 million there.
            assertThat(trained).isEqualTo(parameters);
        }
    }

    @Test
    void anInputIsAddedToWhatABlockMakesOfIt() {
        try (Network network = network(new ResnetParameters(8, 4, null));
                NDManager scope = network.newScope()) {
            Map<String, NDArray> outputs = new HashMap<>();
            network.observe(scope.randomNormal(new Shape(2, 3, 16, 16)), false, (layer, in, out) -> {
                outputs.put(layer.name(), out.singletonOrThrow());
            });

            NDArray sum = outputs.get("03ReLU").add(outputs.get("04Residual/05BatchNorm"));
            assertThat(outputs.get("04Residual/06ReLU").toFloatArray())
                    .isEqualTo(sum.maximum(0).toFloatArray());
            NDArray projected =
                    outputs.get("05Residual/07ShortcutBatchNorm").add(outputs.get("05Residual/05BatchNorm"));
            assertThat(outputs.get("05Residual/08ReLU").toFloatArray())
                    .isEqualTo(projected.maximum(0).toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14, 20, 32, 44, 56, 110})
    void takesDepthsOfSixTimesSomethingAndTwo(int depth) {
        assertThat(resnet.check(new ResnetParameters(depth, null, null))).isEmpty();
    }

    @Test
    void saysWhichDepthsItTakes() {
        assertThat(resnet.check(new ResnetParameters(18, null, null)))
                .containsExactly(new Fault("depth", "18", "6n + 2 layers: 8, 14, 20, 26, 32 and so on up to 110"));
    }

    @Test
    void takesImagesThatCanBeHalvedTwice() {
        ResnetParameters standard = ResnetParameters.defaults();

        assertThat(resnet.check(standard, new Shape(1, 8, 9))).isEmpty();
        assertThat(resnet.check(standard, new Shape(1, 7, 28)))
                .containsExactly(new Fault(
                        "type",
                        "resnet",
                        "images of at least 8 × 8 pixels, since they are halved twice; these have 7 × 28"));
        assertThat(resnet.check(standard, new Shape(10)))
                .containsExactly(new Fault(
                        "type", "resnet", "images of (channels, height, width), which samples of (10) are not"));
    }

    @Test
    void oddSidesAreRoundedUp() {
        Shape odd = new Shape(1, 9, 13);
        try (Network network = new Network(resnet.create(new ResnetParameters(8, 2, null), odd, 2), odd)) {
            assertThat(byName(network).get("06Residual/08ReLU").outputShape()).containsExactly(8L, 3L, 4L);
        }
    }

    private Network network(ResnetParameters parameters) {
        return new Network(resnet.create(parameters, IMAGE, 5), IMAGE);
    }

    private static Map<String, Layer> byName(Network network) {
        Map<String, Layer> layers = new HashMap<>();
        network.layers().forEach(layer -> layers.put(layer.name(), layer));
        return layers;
    }
}
