package io.epochscope.engine.batch;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.DataSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Puts samples together into batches. Every batch lies in the same memory: close the arrays of one before the next is
 * assembled.
 */
public final class BatchAssembler {

    private final DataSet data;
    private final Shape sampleShape;
    private final ByteBuffer features;
    private final Optional<LossShares> shares;

    /** Makes room for the largest batch of samples that all count alike. */
    public BatchAssembler(DataSet data, int largest) {
        this(data, largest, Optional.empty());
    }

    /**
     * Makes room for the largest batch.
     *
     * @param weights how much each sample counts; empty if all count alike
     */
    public BatchAssembler(DataSet data, int largest, Optional<float[]> weights) {
        this.data = data;
        sampleShape = data.sampleShape();
        int bytes = Math.toIntExact(Math.multiplyExact(sampleShape.size(), (long) largest * Float.BYTES));
        features = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        shares = weights.map(LossShares::new);
    }

    /**
     * Assembles {@code samples[from]} to {@code samples[to - 1]}.
     *
     * @param scope owns the batch's arrays
     */
    public Batch assemble(int[] samples, int from, int to, NDManager scope) {
        FloatBuffer target = features.clear().asFloatBuffer();
        for (int i = from; i < to; i++) {
            data.copyFeatures(samples[i], target);
        }
        return batch(samples, from, to, target, scope);
    }

    /**
     * The same with features that are changed on their way.
     *
     * @param scope owns the batch's arrays
     */
    public Batch assemble(int[] samples, int from, int to, NDManager scope, FeatureChange change) {
        FloatBuffer target = features.clear().asFloatBuffer();
        float[] one = new float[Math.toIntExact(sampleShape.size())];
        for (int i = from; i < to; i++) {
            data.copyFeatures(samples[i], FloatBuffer.wrap(one));
            change.apply(samples[i], one);
            target.put(one);
        }
        return batch(samples, from, to, target, scope);
    }

    private Batch batch(int[] samples, int from, int to, FloatBuffer target, NDManager scope) {
        int size = to - from;
        return new Batch(
                scope.create(
                        features.limit(target.position() * Float.BYTES),
                        new Shape(size).addAll(sampleShape),
                        DataType.FLOAT32),
                samples,
                from,
                size,
                shares.map(each -> each.of(samples, from, to, scope)));
    }
}
