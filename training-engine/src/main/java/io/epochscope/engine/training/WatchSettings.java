package io.epochscope.engine.training;

import io.epochscope.engine.watch.WatchedTensors;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is published besides the curves.
 *
 * @param patches the scores of every sample, every epoch
 * @param steps loss and learning rate of every step
 * @param histogramEpochs histograms before training and after every so many epochs, 0 for never
 * @param histogramSteps histograms after every so many steps of the run besides, 0 for never
 * @param tensors what histograms are of; not empty
 * @param probes how many samples activations are taken of, at least 1; all there are if that is less
 * @param pictureEpochs pictures before training, after every so many epochs and after the last, 0 for never
 * @param samples indices in the data set of the samples that pictures are of; empty for one of each class and split
 */
public record WatchSettings(
        boolean patches,
        boolean steps,
        int histogramEpochs,
        int histogramSteps,
        Set<WatchedTensors> tensors,
        int probes,
        int pictureEpochs,
        List<Integer> samples) {

    private static final int PROBES = 256;

    public WatchSettings {
        if (histogramEpochs < 0 || histogramSteps < 0 || pictureEpochs < 0) {
            throw new IllegalArgumentException(
                    "every so many epochs or steps, 0 for never: histograms %d and %d, pictures %d"
                            .formatted(histogramEpochs, histogramSteps, pictureEpochs));
        }
        if (tensors.isEmpty() || probes < 1) {
            throw new IllegalArgumentException(
                    "histograms need tensors to be of, and probes: %s, %d".formatted(tensors, probes));
        }
        tensors = Collections.unmodifiableSet(EnumSet.copyOf(tensors));
        samples = List.copyOf(samples);
    }

    /** What is watched unless a run says otherwise. */
    public static WatchSettings standard() {
        return new WatchSettings(true, true, 1, 0, EnumSet.allOf(WatchedTensors.class), PROBES, 5, List.of());
    }

    /** The curves alone. */
    public static WatchSettings nothing() {
        return new WatchSettings(false, false, 0, 0, EnumSet.allOf(WatchedTensors.class), PROBES, 0, List.of());
    }

    /** The same with other scores of patches. */
    public WatchSettings withPatches(boolean other) {
        return new WatchSettings(
                other, steps, histogramEpochs, histogramSteps, tensors, probes, pictureEpochs, samples);
    }

    /** The same with other scalars of steps. */
    public WatchSettings withSteps(boolean other) {
        return new WatchSettings(
                patches, other, histogramEpochs, histogramSteps, tensors, probes, pictureEpochs, samples);
    }

    /** The same with histograms at other times and of other tensors. */
    public WatchSettings withHistograms(int everyEpochs, int everySteps, Set<WatchedTensors> of) {
        return new WatchSettings(patches, steps, everyEpochs, everySteps, of, probes, pictureEpochs, samples);
    }

    /** The same with pictures at other times and of other samples. */
    public WatchSettings withPictures(int everyEpochs, List<Integer> of) {
        return new WatchSettings(patches, steps, histogramEpochs, histogramSteps, tensors, probes, everyEpochs, of);
    }

    /**
     * Looks whether a data set has the samples.
     *
     * @param size of the data set
     * @throws IllegalArgumentException if it has not; the message names the first that is missing
     */
    void checkSamples(int size) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i) < 0 || samples.get(i) >= size) {
                throw new IllegalArgumentException("watch.samples[%d] is %d, accepted: a whole number from 0 to %d"
                        .formatted(i, samples.get(i), size - 1));
            }
        }
    }
}
