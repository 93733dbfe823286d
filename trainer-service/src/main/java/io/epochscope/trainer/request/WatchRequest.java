package io.epochscope.trainer.request;

import io.epochscope.engine.training.WatchSettings;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What is to be published besides the curves.
 *
 * @param patches the scores of every sample, every epoch; yes if not given
 * @param histogramEpochs histograms of weights and gradients every so many epochs, 0 for never; 1 if not given
 * @param steps loss and learning rate of every step; yes if not given
 */
public record WatchRequest(Boolean patches, @PositiveOrZero Integer histogramEpochs, Boolean steps) {

    public WatchRequest {
        WatchSettings everything = WatchSettings.everything();
        patches = patches == null ? everything.patches() : patches;
        histogramEpochs = histogramEpochs == null ? everything.histogramEpochs() : histogramEpochs;
        steps = steps == null ? everything.steps() : steps;
    }

    WatchSettings settings() {
        return new WatchSettings(patches, histogramEpochs, steps);
    }
}
