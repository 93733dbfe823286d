package io.epochscope.engine.watch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.epochscope.engine.network.LayerObserver;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * A batch that was kept.
 *
 * @param features (batch, sample shape …), 32-bit floats; whoever made it closes it
 * @param split that it was of
 */
public record BatchProbes(NDArray features, Split split) implements Probes {

    @Override
    public int size() {
        return Math.toIntExact(features.getShape().get(0));
    }

    @Override
    public List<Long> sampleShape() {
        long[] shape = features.getShape().getShape();
        return LongStream.of(Arrays.copyOfRange(shape, 1, shape.length)).boxed().toList();
    }

    @Override
    public void observe(Network network, LayerObserver observer) {
        try (NDManager scope = network.newScope()) {
            NDArray batch = features.duplicate();
            batch.attach(scope);
            network.observe(batch, false, observer);
        }
    }

    @Override
    public void visitFeatures(Consumer<FloatBuffer> visitor) {
        visitor.accept(features.toByteBuffer(true).asFloatBuffer());
    }
}
