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

/** Samples of a data set. */
public final class SampleProbes implements Probes {

    /** Samples at a time, so that memory does not grow with their number. */
    private static final int CHUNK = 256;

    private final DataSet data;
    private final Split split;
    private final int[] samples;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** @param samples indices in the data set; may be none */
    public SampleProbes(DataSet data, Split split, int[] samples) {
        this.data = data;
        this.split = split;
        this.samples = samples.clone();
    }

    @Override
    public Split split() {
        return split;
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public List<Long> sampleShape() {
        return LongStream.of(data.sampleShape().getShape()).boxed().toList();
    }

    @Override
    public void observe(Network network, LayerObserver observer) {
        forEachChunk((chunk, size) -> {
            try (NDManager scope = network.newScope()) {
                Shape shape = new Shape(size).addAll(data.sampleShape());
                network.observe(scope.create(chunk, shape, DataType.FLOAT32), false, observer);
            }
        });
    }

    @Override
    public void visitFeatures(Consumer<FloatBuffer> visitor) {
        forEachChunk((chunk, size) -> visitor.accept(chunk.asFloatBuffer()));
    }

    private void forEachChunk(ChunkVisitor visitor) {
        int sampleBytes = Math.toIntExact(data.sampleShape().size() * Float.BYTES);
        reserve(Math.multiplyExact(Math.min(CHUNK, samples.length), sampleBytes));
        for (int from = 0; from < samples.length; from += CHUNK) {
            int size = Math.min(CHUNK, samples.length - from);
            FloatBuffer features = bytes.clear().asFloatBuffer();
            for (int i = from; i < from + size; i++) {
                data.copyFeatures(samples[i], features);
            }
            visitor.visit(bytes.limit(size * sampleBytes), size);
        }
    }

    /** Kept for the next time: memory outside the heap is only given back when garbage is collected. */
    private void reserve(int wanted) {
        if (bytes.capacity() < wanted) {
            bytes = ByteBuffer.allocateDirect(wanted).order(ByteOrder.nativeOrder());
        }
    }

    private interface ChunkVisitor {
        void visit(ByteBuffer chunk, int size);
    }
}
