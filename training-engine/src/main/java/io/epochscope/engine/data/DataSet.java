package io.epochscope.engine.data;

import ai.djl.ndarray.types.Shape;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Samples with what is true of them, a class or a number, each in one split. Read by the training thread alone; samples
 * may be read in any order and more than once, and are the same each time.
 */
public interface DataSet extends AutoCloseable {

    /** As people read it. */
    String name();

    /** Shape of one sample without the batch dimension; images are (channels, height, width). */
    Shape sampleShape();

    /** Whether there are classes to tell apart, or a number to predict. */
    default Task task() {
        return target().isPresent() ? Task.TASK_REGRESSION : Task.TASK_CLASSIFICATION;
    }

    /** The classes by index; at least one, or none where a number is predicted. */
    List<ClassLabel> classes();

    /** How many samples there are, all splits together. */
    int size();

    /** The split of a sample, from 0 to {@link #size()} - 1; {@code SPLIT_UNSPECIFIED} if it is in none. */
    Split split(int sample);

    /** The class index of a sample; -1 where a number is predicted. */
    int label(int sample);

    /** The number that is to be predicted; empty where there are classes. */
    default Optional<Target> target() {
        return Optional.empty();
    }

    /**
     * The true number of a sample, finite and in the unit of {@link #target}; only asked for where there is one.
     *
     * @throws UnsupportedOperationException where there are classes
     */
    default float value(int sample) {
        throw new UnsupportedOperationException("the samples of %s have classes".formatted(name()));
    }

    /** What the features of a sample are, in their order, where they are columns of a table; else empty. */
    default List<Feature> features() {
        return List.of();
    }

    /**
     * What the network gets for the bytes of each channel, in their order, where samples are images of one byte a
     * channel: what it takes to predict an image that is in no data set. Else empty.
     */
    default List<PixelScale> pixelScales() {
        return List.of();
    }

    /**
     * Puts the features of a sample, as the network gets them, into {@code target}, which moves on by the size of
     * {@link #sampleShape()}.
     */
    void copyFeatures(int sample, FloatBuffer target);

    /**
     * How much each sample counts in the loss that is trained on, 0 or more and finite; empty if all count alike. The
     * loss of a batch is then Σ weight · loss / Σ weight.
     */
    default Optional<float[]> weights() {
        return Optional.empty();
    }

    /** The scenes; every sample is in at most one patch of one scene. */
    List<Scene> scenes();

    /** Lets go of files and memory. */
    @Override
    void close();
}
