package io.epochscope.engine.model.unet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnetTypeTest {

    private static final Shape IMAGE = new Shape(3, 16, 8);

    private final UnetType unet = new UnetType();

    @Test
    void layersAreNamedInTheOrderInWhichTheyAreUsed() {
        List<String> expected = new ArrayList<>();
        expected.addAll(convolutions("01Encoder"));
        expected.add("02MaxPool2d");
        expected.addAll(convolutions("03Encoder"));
        expected.add("04MaxPool2d");
        expected.addAll(convolutions("05Bottom"));
        expected.add("06Upsample2d");
        expected.addAll(convolutions("07Decoder"));
        expected.add("08Upsample2d");
        expected.addAll(convolutions("09Decoder"));
        expected.addAll(List.of("10Classifier/01Dropout", "10Classifier/02Conv2d", "10Classifier/03GlobalAvgPool2d"));

        try (Network network = network(new UnetParameters(2, 4, 0.1));
                NDManager scope = network.newScope()) {
            List<String> seen = new ArrayList<>();
            network.observe(scope.ones(new Shape(2, 3, 16, 8)), false, (layer, in, out) -> seen.add(layer.name()));

            assertThat(network.layers()).extracting(Layer::name).isEqualTo(expected);
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void decodersGetWhatTheEncoderOfTheirSizeMade() {
        try (Network network = network(new UnetParameters(2, 4, null));
                NDManager scope = network.newScope()) {
            Map<String, NDArray> inputs = new HashMap<>();
            Map<String, NDArray> outputs = new HashMap<>();
            network.observe(scope.randomNormal(new Shape(2, 3, 16, 8)), false, (layer, in, out) -> {
                inputs.put(layer.name(), in.singletonOrThrow());
                outputs.put(layer.name(), out.singletonOrThrow());
            });

            NDArray decoded = inputs.get("09Decoder/01Conv2d");
            assertThat(decoded.getShape()).isEqualTo(new Shape(2, 4 + 8, 16, 8));
            assertThat(decoded.get(":, :4").toFloatArray())
                    .isEqualTo(outputs.get("01Encoder/06ReLU").toFloatArray());
            assertThat(decoded.get(":, 4:").toFloatArray())
                    .isEqualTo(outputs.get("08Upsample2d").toFloatArray());
        }
    }

    @Test
    void aPixelBecomesASquareOfFour() {
        try (Network network = network(new UnetParameters(1, 2, null));
                NDManager scope = network.newScope()) {
            network.observe(scope.randomNormal(new Shape(2, 3, 16, 8)), false, (layer, in, out) -> {
                if (layer.name().equals("04Upsample2d")) {
                    NDArray small = in.singletonOrThrow();
                    NDArray large = out.singletonOrThrow();
                    assertThat(large.getShape()).isEqualTo(new Shape(2, 4, 16, 8));
                    for (String corner : List.of("::2, ::2", "::2, 1::2", "1::2, ::2", "1::2, 1::2")) {
                        assertThat(large.get(":, :, " + corner).toFloatArray()).isEqualTo(small.toFloatArray());
                    }
                }
            });
        }
    }

    @Test
    void logitsAreTheMeansOfThoseOfThePixels() {
        try (Network network = network(new UnetParameters(2, 4, null));
                NDManager scope = network.newScope()) {
            List<NDArray> pixels = new ArrayList<>();
            NDArray logits = network.observe(scope.randomNormal(new Shape(2, 3, 16, 8)), false, (layer, in, out) -> {
                if (layer.name().equals("10Classifier/01Conv2d")) {
                    pixels.add(out.singletonOrThrow());
                }
            });

            assertThat(pixels.get(0).getShape()).isEqualTo(new Shape(2, 5, 16, 8));
            assertThat(logits.getShape()).isEqualTo(new Shape(2, 5));
            assertThat(logits.toFloatArray())
                    .containsExactly(
                            pixels.get(0).reshape(2, 5, -1).mean(new int[] {2}).toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void flopsAreKnownOfAllThatComputes() {
        try (Network network = network(new UnetParameters(1, 4, null))) {
            Map<String, Long> flops = new HashMap<>();
            network.layers().forEach(layer -> flops.put(layer.name(), layer.flops()));

            assertThat(flops)
                    .containsEntry("01Encoder/01Conv2d", 2L * 16 * 8 * 4 * 3 * 9)
                    .containsEntry("03Bottom/01Conv2d", 2L * 8 * 4 * 8 * 4 * 9)
                    .containsEntry("04Upsample2d", 0L)
                    .containsEntry("05Decoder/01Conv2d", 2L * 16 * 8 * 4 * 12 * 9)
                    .containsEntry("06Classifier/01Conv2d", 16L * 8 * 5 * (2 * 4 + 1));
        }
    }

    @Test
    void takesImagesThatCanBeHalvedOnEveryLevel() {
        UnetParameters three = new UnetParameters(3, null, null);

        assertThat(unet.check(three, IMAGE)).isEmpty();
        assertThat(unet.check(three, new Shape(1, 28, 28)))
                .containsExactly(
                        new Fault("levels", "3", "at most 2: each halves the image, which has 28 × 28 pixels"));
        assertThat(unet.check(three, new Shape(1, 15, 16)))
                .containsExactly(
                        new Fault("type", "unet", "images of even height and width; these have 15 × 16 pixels"));
        assertThat(unet.check(three, new Shape(10)))
                .containsExactly(new Fault(
                        "type", "unet", "images of (channels, height, width), which samples of (10) are not"));
    }

    private Network network(UnetParameters parameters) {
        return new Network(unet.create(parameters, IMAGE, 5), IMAGE);
    }

    private static List<String> convolutions(String chain) {
        return Stream.of("01Conv2d", "02BatchNorm", "03ReLU", "04Conv2d", "05BatchNorm", "06ReLU")
                .map(layer -> chain + "/" + layer)
                .toList();
    }
}
