package io.epochscope.engine.training;

/**
 * What is published besides the curves.
 *
 * @param patches the scores of every sample, every epoch
 * @param histogramEpochs histograms of weights and gradients every so many epochs, 0 for never
 * @param steps loss and learning rate of every step
 */
public record WatchSettings(boolean patches, int histogramEpochs, boolean steps) {

    /** Everything, every epoch. */
    public static WatchSettings everything() {
        return new WatchSettings(true, 1, true);
    }

    /** The curves alone. */
    public static WatchSettings nothing() {
        return new WatchSettings(false, 0, false);
    }
}
