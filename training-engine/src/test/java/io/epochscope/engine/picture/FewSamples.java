package io.epochscope.engine.picture;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Samples that nobody has a picture of, unless scenes are given: the features of sample n are n, n + 1, n + 2 …, those
 * of odd samples negative.
 */
public record FewSamples(
        Shape sampleShape,
        int classCount,
        int size,
        IntUnaryOperator labels,
        IntFunction<Split> splits,
        List<Scene> scenes)
        implements DataSet {

    /** Labels in turns; every third sample is of validation. */
    public static FewSamples of(Shape shape, int classes, int size) {
        return new FewSamples(
                shape,
                classes,
                size,
                sample -> sample % classes,
                sample -> sample % 3 == 2 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN,
                List.of());
    }

    /** The same samples in other splits. */
    public FewSamples in(IntFunction<Split> other) {
        return new FewSamples(sampleShape, classCount, size, labels, other, scenes);
    }

    /** The same samples as patches of scenes. */
    public FewSamples of(Scene... others) {
        return new FewSamples(sampleShape, classCount, size, labels, splits, List.of(others));
    }

    @Override
    public String name() {
        return "Few samples";
    }

    @Override
    public List<ClassLabel> classes() {
        return IntStream.range(0, classCount)
                .mapToObj(label -> ClassLabel.named("class " + label))
                .toList();
    }

    @Override
    public Split split(int sample) {
        return splits.apply(sample);
    }

    @Override
    public int label(int sample) {
        return labels.applyAsInt(sample);
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        for (int i = 0; i < sampleShape.size(); i++) {
            target.put(sample % 2 == 0 ? sample + i : -sample - i);
        }
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
