package io.epochscope.engine.watch;

import io.epochscope.engine.network.LayerObserver;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Samples that are looked at again and again through a run, always the same ones. Used by one thread. */
public interface Probes {

    /** The split that they are in. */
    Split split();

    /** How many they are. */
    int size();

    /** The shape of one. */
    List<Long> sampleShape();

    /** Passes them through a network, without dropout and with nothing learned; in several batches if they are many. */
    void observe(Network network, LayerObserver observer);

    /** Shows their features, as the network gets them; some at a time. The buffers are valid during the call only. */
    void visitFeatures(Consumer<FloatBuffer> visitor);
}
