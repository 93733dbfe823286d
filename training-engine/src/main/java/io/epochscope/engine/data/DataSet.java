package io.epochscope.engine.data;

import ai.djl.ndarray.types.Shape;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Labelled samples, each in one split. Read by the training thread alone; samples may be read in any order and more
 * than once, and are the same each time.
 */
public interface DataSet extends AutoCloseable {

    /** As people read it. */
    String name();

    /** Shape of one sample without the batch dimension; images are (channels, height, width). */
    Shape sampleShape();

    /** The classes by index; at least two. */
    List<ClassLabel> classes();

    /** How many samples there are, all splits together. */
    int size();

    /** The split of a sample, from 0 to {@link #size()} - 1. */
    Split split(int sample);

    /** The class index of a sample. */
    int label(int sample);

    /**
     * Puts the features of a sample, as the network gets them, into {@code target}, which moves on by the size of
     * {@link #sampleShape()}.
     */
    void copyFeatures(int sample, FloatBuffer target);

    /** The scenes; every sample is in at most one patch of one scene. */
    List<Scene> scenes();

    /** Lets go of files and memory. */
    @Override
    void close();
}
