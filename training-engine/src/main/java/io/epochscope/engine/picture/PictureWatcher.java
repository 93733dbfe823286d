package io.epochscope.engine.picture;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Publishes what a network looks like inside: before training, after every so many epochs and after the last one. It
 * changes nothing: training goes on bit for bit as without.
 */
public final class PictureWatcher {

    private final Schedule schedule;
    private final Subjects subjects;
    private final EventNumbering events;
    private NetworkPictures pictures;

    /**
     * When pictures are taken.
     *
     * @param everyEpochs 0 for never
     */
    public record Schedule(int everyEpochs) {

        boolean any() {
            return everyEpochs > 0;
        }

        boolean due(int epoch, boolean last) {
            return any() && (epoch % everyEpochs == 0 || last);
        }
    }

    /**
     * What pictures are taken of.
     *
     * @param objective what is learned of the data
     * @param samples of the data, by split
     * @param wanted samples to show one by one; empty for one of each class and split
     * @param seed for drawing the samples that stand for the data
     */
    public record Subjects(DataSet data, Objective objective, SplitSamples samples, List<Integer> wanted, long seed) {}

    /** Does nothing until it is told to. */
    public PictureWatcher(Schedule schedule, Subjects subjects, EventNumbering events) {
        this.schedule = schedule;
        this.subjects = subjects;
        this.events = events;
    }

    /**
     * Publishes the samples and the network before training, as of epoch 0, if anything is ever to be published.
     *
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    public void begin(Network network) throws IOException {
        if (schedule.any()) {
            pictures = new NetworkPictures(subjects, events);
            pictures.publishSamples();
            pictures.publish(network, 0, 0);
        }
    }

    /**
     * Gets ready where samples and network before training were published by an earlier attempt.
     *
     * @param earlier as {@link #orientation} gave it then
     */
    public void resume(Optional<Orientation> earlier) {
        if (schedule.any()) {
            pictures = new NetworkPictures(subjects, events);
            pictures.resume(earlier);
        }
    }

    /** From which side features were seen last; empty if they were not. */
    public Optional<Orientation> orientation() {
        return Optional.ofNullable(pictures).flatMap(NetworkPictures::orientation);
    }

    /**
     * Publishes the network that an epoch arrived at, if it is one that is watched; {@link #begin} or {@link #resume}
     * comes before.
     *
     * @param last whether the run ends with this epoch
     * @param step counted over the whole run
     * @throws IOException if the image of a scene cannot be read; the message says of which
     */
    public void watch(Network network, int epoch, boolean last, long step) throws IOException {
        if (schedule.due(epoch, last)) {
            pictures.publish(network, epoch, step);
        }
    }
}
