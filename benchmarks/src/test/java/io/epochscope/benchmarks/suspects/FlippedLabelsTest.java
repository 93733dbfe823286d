package io.epochscope.benchmarks.suspects;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ByteImages;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.events.v1.Split;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlippedLabelsTest {

    private static final int TRAIN = 400;
    private static final int SIZE = 500;
    private static final int CLASSES = 3;

    private final DataSet data = samples();

    @Test
    void theSameShareOfEachSplitIsGivenAnotherClass() {
        FlippedLabels flipped = FlippedLabels.of(data, 0.05, 1);

        assertThat(IntStream.range(0, TRAIN).filter(flipped::isFlipped)).hasSize(20);
        assertThat(IntStream.range(TRAIN, SIZE).filter(flipped::isFlipped)).hasSize(5);
        for (int sample = 0; sample < SIZE; sample++) {
            assertThat(flipped.label(sample) != data.label(sample)).isEqualTo(flipped.isFlipped(sample));
            assertThat(flipped.label(sample)).isBetween(0, CLASSES - 1);
        }
    }

    @Test
    void aSeedChangesTheSameLabelsEachTimeAndAnotherOneOthers() {
        assertThat(labels(1)).isEqualTo(labels(1)).isNotEqualTo(labels(2));
    }

    private int[] labels(long seed) {
        FlippedLabels flipped = FlippedLabels.of(data, 0.05, seed);
        return IntStream.range(0, SIZE).map(flipped::label).toArray();
    }

    private static DataSet samples() {
        Split[] splits = new Split[SIZE];
        for (int sample = 0; sample < SIZE; sample++) {
            splits[sample] = sample < TRAIN ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION;
        }
        return new ByteImages(
                "samples",
                new Shape(1, 1, 1),
                List.of(ClassLabel.named("a"), ClassLabel.named("b"), ClassLabel.named("c")),
                new byte[SIZE],
                IntStream.range(0, SIZE).map(sample -> sample % CLASSES).toArray(),
                splits,
                PixelScale.unit());
    }
}
