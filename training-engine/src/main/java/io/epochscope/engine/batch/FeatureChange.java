package io.epochscope.engine.batch;

/** Changes the features of samples on their way into a batch. */
@FunctionalInterface
public interface FeatureChange {

    /**
     * Changes one sample's features in place.
     *
     * @param sample its index in the data set
     * @param features as the data set has them
     */
    void apply(int sample, float[] features);
}
