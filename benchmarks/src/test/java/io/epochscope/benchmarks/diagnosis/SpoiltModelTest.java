package io.epochscope.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.ModelChoice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoiltModelTest {

    private static final Shape IMAGE = new Shape(1, 16, 16);
    private static final int CLASSES = 10;

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "cnn", "resnet", "unet"})
    void probabilitiesComeOfWhateverTheModelIs(String model) {
        Block block = built(SpoiltModel.ofProbabilities(model(model)));

        assertThat(lastLayer(block)).endsWith("Softmax");
    }

    @Test
    void anActivationFunctionIsTheLastLayer() {
        Block block = built(SpoiltModel.ofBoundedOutput(model("mlp"), Activation.TANH));

        assertThat(lastLayer(block)).endsWith("Tanh");
    }

    private static ModelChoice<?> model(String type) {
        return new EngineCatalogue().model(type, Map.of());
    }

    private static <P extends Record> Block built(ModelChoice<P> model) {
        return model.type().create(model.parameters(), IMAGE, CLASSES);
    }

    private static String lastLayer(Block block) {
        return block.getChildren().get(block.getChildren().size() - 1).getKey();
    }
}
