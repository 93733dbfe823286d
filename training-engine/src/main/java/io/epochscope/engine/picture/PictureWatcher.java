package io.epochscope.engine.picture;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import java.io.IOException;
import java.util.List;

/**
 * Publishes what a network looks like inside: before training, after every so many epochs and after the last one. It
 * changes nothing: training goes on bit for bit as without.
 */
public final class PictureWatcher {

    private final int everyEpochs;
    private final int epochs;
    private final List<Integer> wanted;
    private final DataSet data;
    private final long seed;
    private final EventNumbering events;
    private NetworkPictures pictures;

    /**
     * Does nothing until it is told to.
     *
     * @param everyEpochs 0 for never
     * @param epochs of the run
     * @param wanted samples to show one by one; empty for one of each class and split
     * @param seed for the samples that stand for the data set
     */
    public PictureWatcher(
            int everyEpochs, int epochs, List<Integer> wanted, DataSet data, long seed, EventNumbering events) {
        this.everyEpochs = everyEpochs;
        this.epochs = epochs;
        this.wanted = wanted;
        this.data = data;
        this.seed = seed;
        this.events = events;
    }

    /**
     * Publishes the samples and the network before training, unless it is off.
     *
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    public void watchUntrained(Network network) throws IOException {
        if (everyEpochs > 0) {
            pictures = new NetworkPictures(data, wanted, seed, events);
            pictures.publishSamples();
            pictures.publish(network, 0, 0);
        }
    }

    /**
     * Publishes the network that an epoch arrived at, if it is one that is watched.
     *
     * @param step counted over the whole run
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    public void watch(Network network, int epoch, long step) throws IOException {
        if (pictures != null && (epoch % everyEpochs == 0 || epoch == epochs)) {
            pictures.publish(network, epoch, step);
        }
    }
}
