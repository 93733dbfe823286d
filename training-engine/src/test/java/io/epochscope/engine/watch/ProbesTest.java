package io.epochscope.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private static final int SAMPLES = 600;

    private final DataSet data = new GeneratedDigitsType().open(new GeneratedParameters(SAMPLES, 8, 0.1, 0.0), 5);
    private final int[] samples =
            IntStream.range(0, SAMPLES).map(i -> SAMPLES - 1 - i).toArray();

    @Test
    void everySampleIsShownOnceInOrderSomeAtATime() {
        float[] shown = new float[SAMPLES * 64];
        FloatBuffer target = FloatBuffer.wrap(shown);
        new Probes(data, Split.SPLIT_TRAIN, samples).visitFeatures(target::put);

        FloatBuffer expected = FloatBuffer.allocate(SAMPLES * 64);
        for (int sample : samples) {
            data.copyFeatures(sample, expected);
        }
        assertThat(shown).isEqualTo(expected.array());
    }

    @Test
    void everySampleIsPassedOnce() {
        try (Network network = new Network(new LayerChain().flatten().linear(3), new Shape(1, 8, 8))) {
            List<Long> batches = new ArrayList<>();
            new Probes(data, Split.SPLIT_TRAIN, samples).observe(network, (layer, inputs, outputs) -> {
                if (layer.kind().equals("Linear")) {
                    batches.add(outputs.get(0).getShape().get(0));
                }
            });

            assertThat(batches).containsExactly(256L, 256L, 88L);
        }
    }

    @Test
    void noSamplesAreNoTrouble() {
        List<FloatBuffer> shown = new ArrayList<>();
        new Probes(data, Split.SPLIT_TRAIN, new int[0]).visitFeatures(shown::add);

        assertThat(shown).isEmpty();
    }
}
