package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitOverlap;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedSamplesTest {

    @Test
    void countsWhatASecondSplitHasOfAFirst() {
        var data = new Numbers(1, 2, 3, 3, 4, 5, 6);

        assertThat(new SharedSamples(data)
                        .count(new SplitSamples(new int[] {0, 1, 2}, new int[] {3, 4}, new int[] {5, 6})))
                .containsExactly(
                        overlap(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, 1),
                        overlap(Split.SPLIT_TRAIN, Split.SPLIT_TEST, 0),
                        overlap(Split.SPLIT_VALIDATION, Split.SPLIT_TEST, 0));
    }

    @Test
    void copiesInTheSecondSplitCountEach() {
        var data = new Numbers(1, 7, 7, 7);

        assertThat(new SharedSamples(data).count(new SplitSamples(new int[] {0, 1}, new int[] {2, 3}, new int[0])))
                .containsExactly(
                        overlap(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, 2),
                        overlap(Split.SPLIT_VALIDATION, Split.SPLIT_VALIDATION, 1));
    }

    @Test
    void aSplitAloneSharesNothingButItsOwnCopies() {
        assertThat(new SharedSamples(new Numbers(1, 2))
                        .count(new SplitSamples(new int[] {0, 1}, new int[0], new int[0])))
                .isEmpty();
        assertThat(new SharedSamples(new Numbers(1, 2, 1, 1))
                        .count(new SplitSamples(new int[] {0, 1, 2, 3}, new int[0], new int[0])))
                .containsExactly(overlap(Split.SPLIT_TRAIN, Split.SPLIT_TRAIN, 2));
    }

    @Test
    void hugeDataSetsAreNotLookedThrough() {
        DataSet huge = new Numbers(1, 1) {
            @Override
            public int size() {
                return 2_000_001;
            }
        };

        assertThat(new SharedSamples(huge).count(new SplitSamples(new int[] {0}, new int[] {1}, new int[0])))
                .isEmpty();
    }

    private static SplitOverlap overlap(Split first, Split second, long samples) {
        return SplitOverlap.newBuilder()
                .setFirst(first)
                .setSecond(second)
                .setSamples(samples)
                .build();
    }

    /** Samples of two values: the second is the one given. */
    private static class Numbers implements DataSet {

        private final float[] values;

        Numbers(float... values) {
            this.values = values;
        }

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Shape sampleShape() {
            return new Shape(2);
        }

        @Override
        public List<ClassLabel> classes() {
            return List.of();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Split split(int sample) {
            throw new UnsupportedOperationException("splits are given");
        }

        @Override
        public int label(int sample) {
            return 0;
        }

        @Override
        public void copyFeatures(int sample, FloatBuffer target) {
            target.put(0).put(values[sample]);
        }

        @Override
        public List<Scene> scenes() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
