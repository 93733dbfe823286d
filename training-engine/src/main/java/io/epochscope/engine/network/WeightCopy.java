package io.epochscope.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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
        this(network, network.newScope());
        for (NamedParameter parameter : network.parameters()) {
            NDArray copy = parameter.array().duplicate();
            copy.attach(scope);
            copies.add(copy);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it cannot be read, or is of a network of other parameters
     */
    public static WeightCopy read(Network network, InputStream input) throws IOException {
        WeightCopy read = new WeightCopy(network, network.newScope());
        try {
            read.copies.addAll(NDList.decode(read.scope, input));
            network.checkShapes(read.copies);
            return read;
        } catch (IllegalArgumentException e) {
            read.close();
            throw new IOException("it does not hold arrays: " + e.getMessage(), e);
        } catch (IOException | RuntimeException | Error e) {
            read.close();
            throw e;
        }
    }

    private WeightCopy(Network network, NDManager scope) {
        this.network = network;
        this.scope = scope;
    }

    /** Writes the values, bit for bit. */
    public void write(OutputStream output) throws IOException {
        copies.encode(output);
    }

    /** Gives the network's parameters these values again. */
    public void restore() {
        for (int i = 0; i < copies.size(); i++) {
            Network.fill(network.parameters().get(i).array(), copies.get(i));
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
