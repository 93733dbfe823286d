package io.epochscope.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.benchmarks.EngineCatalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpoiltDataTest {

    private DataSet data;

    @BeforeEach
    void open() throws IOException {
        data = new EngineCatalogue().open("generated", Map.of("samples", 200, "size", 12, "mislabelled", 0.0), 1);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void scalesAndMovesEveryValue() {
        float[] before = features(data, 3);
        float[] after = features(SpoiltData.scaled(data, 100, 7), 3);

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo(before[i] * 100 + 7);
        }
    }

    @Test
    void repeatsSoManyTrainingSamples() {
        DataSet repeating = SpoiltData.repeating(data, 16, new Random(1));

        assertThat(different(repeating, Split.SPLIT_TRAIN)).hasSize(16);
        assertThat(different(repeating, Split.SPLIT_VALIDATION)).isEqualTo(different(data, Split.SPLIT_VALIDATION));
    }

    @Test
    void validatesTrainingSamples() {
        DataSet leaking = SpoiltData.leaking(data, 0.5, new Random(1));
        Set<List<Float>> shared = different(leaking, Split.SPLIT_VALIDATION);
        shared.retainAll(different(leaking, Split.SPLIT_TRAIN));

        assertThat(shared).hasSize(samples(data, Split.SPLIT_VALIDATION).length / 2);
    }

    @Test
    void shufflesLabelsWithinSplits() {
        DataSet shuffled = SpoiltData.shuffled(data, new Random(1));

        assertThat(labels(shuffled, Split.SPLIT_TRAIN)).isNotEqualTo(labels(data, Split.SPLIT_TRAIN));
        assertThat(labels(shuffled, Split.SPLIT_TRAIN)).containsExactlyInAnyOrder(labels(data, Split.SPLIT_TRAIN));
    }

    @Test
    void flipsAShareOfTheLabels() {
        DataSet flipped = SpoiltData.flipped(data, 0.2, new Random(1));

        assertThat(IntStream.of(samples(data, Split.SPLIT_TRAIN))
                        .filter(sample -> flipped.label(sample) != data.label(sample)))
                .hasSize(Math.round(0.2f * samples(data, Split.SPLIT_TRAIN).length));
    }

    @Test
    void takesAClassThatIsValidatedOutOfTraining() {
        DataSet without = SpoiltData.withoutClass(data, new Random(1));

        assertThat(Arrays.stream(labels(without, Split.SPLIT_VALIDATION)).distinct())
                .hasSizeGreaterThan((int) Arrays.stream(labels(without, Split.SPLIT_TRAIN))
                                .distinct()
                                .count()
                        - 1);
        assertThat(Arrays.stream(labels(without, Split.SPLIT_TRAIN)).distinct()).hasSize(9);
    }

    private static int[] samples(DataSet of, Split split) {
        return IntStream.range(0, of.size())
                .filter(sample -> of.split(sample) == split)
                .toArray();
    }

    private static int[] labels(DataSet of, Split split) {
        return IntStream.of(samples(of, split)).map(of::label).toArray();
    }

    private static Set<List<Float>> different(DataSet of, Split split) {
        Set<List<Float>> different = new HashSet<>();
        for (int sample : samples(of, split)) {
            float[] values = features(of, sample);
            different.add(
                    IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
        }
        return different;
    }

    private static float[] features(DataSet of, int sample) {
        float[] values = new float[(int) of.sampleShape().size()];
        of.copyFeatures(sample, FloatBuffer.wrap(values));
        return values;
    }
}
