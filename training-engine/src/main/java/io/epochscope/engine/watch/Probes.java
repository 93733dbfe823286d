package io.epochscope.engine.watch;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.network.LayerObserver;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Split;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Samples that are looked at again and again through a run, always the same ones.
 *
 * @param data that they are of
 * @param split that they are in
 * @param samples their indices; may be none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Probes(DataSet data, Split split, int[] samples) {

    /** Samples at a time, so that memory does not grow with their number. */
    private static final int CHUNK = 256;

    /** Passes them through a network, without dropout and with nothing learned. */
    void observe(Network network, LayerObserver observer) {
        forEachChunk((bytes, size) -> {
            try (NDManager scope = network.newScope()) {
                Shape shape = new Shape(size).addAll(data.sampleShape());
                network.observe(scope.create(bytes, shape, DataType.FLOAT32), false, observer);
            }
        });
    }

    /** Shows their features, as the network gets them. */
    void visitFeatures(Consumer<FloatBuffer> visitor) {
        forEachChunk((bytes, size) -> visitor.accept(bytes.asFloatBuffer()));
    }

    private void forEachChunk(ChunkVisitor visitor) {
        int most = Math.min(CHUNK, samples.length);
        int sampleBytes = Math.toIntExact(data.sampleShape().size() * Float.BYTES);
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.multiplyExact(most, sampleBytes)).order(ByteOrder.nativeOrder());
        for (int from = 0; from < samples.length; from += CHUNK) {
            int size = Math.min(CHUNK, samples.length - from);
            FloatBuffer features = bytes.clear().asFloatBuffer();
            for (int i = from; i < from + size; i++) {
                data.copyFeatures(samples[i], features);
            }
            visitor.visit(bytes.limit(size * sampleBytes), size);
        }
    }

    /** Of one sample. */
    List<Long> sampleShape() {
        return LongStream.of(data.sampleShape().getShape()).boxed().toList();
    }

    private interface ChunkVisitor {
        void visit(ByteBuffer features, int size);
    }
}
