package io.epochscope.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInModelsTest {

    private static final Shape IMAGE = new Shape(1, 28, 28);

    @Test
    void theCatalogueHasThem() {
        Catalogue catalogue = Catalogue.load(getClass().getClassLoader());

        assertThat(catalogue.models()).containsOnlyKeys("cnn", "mlp", "resnet", "unet");
        assertThat(catalogue.dataSets())
                .containsOnlyKeys("csv", "generated", "generated-regression", "generated-scene", "idx", "scenes");
    }

    @Test
    void whatIsLeftOutIsFilledIn() {
        assertThat(MlpParameters.defaults()).isEqualTo(new MlpParameters(List.of(128, 64), "relu", 0.0, false));
        assertThat(CnnParameters.defaults()).isEqualTo(new CnnParameters(List.of(16, 32), 3, true, 0.0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationCanBeAskedFor(Activation activation) throws NoSuchMethodException {
        Pattern accepted = MlpParameters.class.getDeclaredMethod("activation").getAnnotation(Pattern.class);
        assertThat(activation.requestName()).matches(accepted.regexp());
        assertThat(Activation.named(activation.requestName())).isEqualTo(activation);

        try (Network network = new Network(
                        new MlpType()
                                .create(new MlpParameters(List.of(5), activation.requestName(), null, null), IMAGE, 10),
                        IMAGE);
                NDManager scope = network.newScope()) {
            assertThat(network.layers().get(2).kind()).isEqualTo(activation.layerName());
            assertThat(network.logits(scope.zeros(new Shape(3, 1, 28, 28)), false)
                            .getShape())
                    .isEqualTo(new Shape(3, 10));
        }
    }

    @Test
    void anUnknownActivationIsRefused() {
        assertThatThrownBy(() -> Activation.named("swish"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu|tanh");
    }

    @Test
    void aCnnEndsInALinearClassifier() {
        assertThat(layers(CnnParameters.defaults()))
                .containsExactly(
                        "01Conv2d",
                        "02BatchNorm",
                        "03ReLU",
                        "04MaxPool2d",
                        "05Conv2d",
                        "06BatchNorm",
                        "07ReLU",
                        "08MaxPool2d",
                        "09Flatten",
                        "10Linear");
    }

    @Test
    void weightsBeginUniformWithinOneByTheRootOfTheirInputs() {
        try (Network network = new Network(new CnnType().create(CnnParameters.defaults(), IMAGE, 10), IMAGE)) {
            assertThat(largest(network, "01Conv2d")).isBetween(0.9f / 3, 1f / 3);
            assertThat(largest(network, "05Conv2d")).isBetween(0.95f / 12, 1f / 12);
            assertThat(largest(network, "10Linear"))
                    .isBetween(0.98f / (float) Math.sqrt(1568), 1 / (float) Math.sqrt(1568));
        }
    }

    @Test
    void aCnnCanHaveADenseLayerAndDropout() {
        assertThat(layers(new CnnParameters(List.of(4), 5, false, 0.5, 20)))
                .containsExactly(
                        "01Conv2d",
                        "02ReLU",
                        "03MaxPool2d",
                        "04Flatten",
                        "05Dropout",
                        "06Linear",
                        "07ReLU",
                        "08Dropout",
                        "09Linear");
    }

    @Test
    void poolingsHaveToFitTheImage() {
        CnnType cnn = new CnnType();
        CnnParameters four = new CnnParameters(List.of(2, 2, 2, 2), null, null, null, null);
        CnnParameters five = new CnnParameters(List.of(2, 2, 2, 2, 2), null, null, null, null);

        assertThat(cnn.check(four, IMAGE)).isEmpty();
        assertThat(cnn.check(five, IMAGE)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("channels");
            assertThat(fault.accepted()).startsWith("at most 4 convolutions");
        });
        try (Network network = new Network(cnn.create(four, IMAGE, 2), IMAGE)) {
            assertThat(network.layers().get(network.layers().size() - 2).outputShape())
                    .containsExactly(2L);
        }
    }

    @Test
    void kernelsAreOddAndSamplesImages() {
        CnnType cnn = new CnnType();

        assertThat(cnn.check(new CnnParameters(null, 4, null, null, null)))
                .containsExactly(new Fault("kernel", "4", "an odd number"));
        assertThat(cnn.check(CnnParameters.defaults(), new Shape(784)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("channels"));
    }

    @Test
    void anMlpNeedsNoHiddenLayer() {
        try (Network network =
                new Network(new MlpType().create(new MlpParameters(List.of(), null, null, null), IMAGE, 10), IMAGE)) {
            assertThat(network.layers()).extracting(Layer::name).containsExactly("01Flatten", "02Linear");
        }
    }

    @Test
    void aMissingSizeIsLeftForValidationToName() {
        assertThat(new MlpParameters(Arrays.asList(64, null), null, null, null).hidden())
                .containsExactly(64, null);
    }

    private static List<String> layers(CnnParameters parameters) {
        try (Network network = new Network(new CnnType().create(parameters, IMAGE, 10), IMAGE)) {
            return network.layers().stream().map(Layer::name).toList();
        }
    }

    private static float largest(Network network, String layer) {
        float[] largest = new float[1];
        network.visitWeights((parameter, values) -> {
            while (parameter.layer().equals(layer) && values.hasRemaining()) {
                largest[0] = Math.max(largest[0], Math.abs(values.get()));
            }
        });
        return largest[0];
    }
}
