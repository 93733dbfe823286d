package io.epochscope.engine.objective;

import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SceneDescribed;
import java.util.Map;
import java.util.Optional;

/**
 * What a network is to learn of a data set: what its outputs mean, what of them is minimised, and what is told of it.
 */
public interface Objective {

    /** Size of the network's last layer. */
    int outputs();

    /** Adds to the opening event what is to be learned. */
    void describe(RunStarted.Builder started);

    /** Adds what it takes to predict with the trained network, as properties of its model. */
    void describe(Map<String, String> properties);

    /** Adds what is true of a sample, as the next patch of a scene. */
    void describe(int sample, SceneDescribed.Builder described);

    /** Adds what is true of a sample to the caption of its picture. */
    void describe(int sample, Picture.Builder picture);

    /** How much each sample counts in the loss that is trained on, 0 or more; empty if all count alike. */
    Optional<float[]> sampleWeights();

    /** Makes room to judge batches of at most so many samples. */
    Judge judge(int largest);
}
