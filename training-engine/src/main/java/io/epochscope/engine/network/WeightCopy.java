package io.epochscope.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * What all parameters of a network were at one time, running statistics of batch norm among them. Used by the thread
 * that uses the network.
 */
public final class WeightCopy implements AutoCloseable {

    private final Network network;
    private final NDManager scope;
    private final NDList copies = new NDList();

    /** Copies them in memory. */
    public WeightCopy(Network network) {
        this.network = network;
        scope = network.newScope();
        for (NamedParameter parameter : network.parameters()) {
            NDArray copy = parameter.array().duplicate();
            copy.attach(scope);
            copies.add(copy);
        }
    }

    /** Gives the network's parameters these values again. */
    public void restore() {
        for (int i = 0; i < copies.size(); i++) {
            copies.get(i).copyTo(network.parameters().get(i).array());
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
