package io.epochscope.trainer.request;

import io.epochscope.engine.training.WatchSettings;
import io.epochscope.engine.watch.WatchedTensors;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be published besides the curves.
 *
 * @param patches the scores of every sample, every epoch; yes if not given
 * @param steps loss and learning rate of every step; yes if not given
 * @param histogramEpochs histograms before training and after every so many epochs, 0 for never; 1 if not given
 * @param histogramSteps histograms after every so many steps of the run besides, 0 for never; 0 if not given
 * @param tensors what histograms are of; all if not given
 * @param probes how many samples activations are taken of; 256 if not given
 * @param pictureEpochs pictures before training, after every so many epochs and after the last, 0 for never; 5 if not
 *     given
 * @param samples indices in the data set of the samples that pictures are of; one of each class and split if not given
 */
public record WatchRequest(
        @Schema(defaultValue = "true") Boolean patches,
        @Schema(defaultValue = "true") Boolean steps,
        @Schema(defaultValue = "1") @PositiveOrZero Integer histogramEpochs,
        @Schema(defaultValue = "0") @PositiveOrZero Integer histogramSteps,
        @NotEmpty List<@NotNull WatchedTensors> tensors,

        @Schema(defaultValue = "256") @Positive @Max(WatchRequest.MOST_PROBES)
        Integer probes,

        @Schema(defaultValue = "5") @PositiveOrZero Integer pictureEpochs,

        @Size(max = WatchRequest.MOST_SAMPLES) List<@NotNull @PositiveOrZero Integer> samples) {

    // A probe pass is one batch, whose activations are in memory all together.
    static final int MOST_PROBES = 10_000;

    // Each has a picture of every layer.
    static final int MOST_SAMPLES = 32;

    public WatchRequest {
        WatchSettings standard = WatchSettings.standard();
        patches = patches == null ? standard.patches() : patches;
        steps = steps == null ? standard.steps() : steps;
        histogramEpochs = histogramEpochs == null ? standard.histogramEpochs() : histogramEpochs;
        histogramSteps = histogramSteps == null ? standard.histogramSteps() : histogramSteps;
        tensors = tensors == null ? List.copyOf(standard.tensors()) : new ArrayList<>(tensors);
        probes = probes == null ? standard.probes() : probes;
        pictureEpochs = pictureEpochs == null ? standard.pictureEpochs() : pictureEpochs;
        samples = samples == null ? standard.samples() : new ArrayList<>(samples);
    }

    /** Everything by default. */
    static WatchRequest defaults() {
        return new WatchRequest(null, null, null, null, null, null, null, null);
    }

    WatchSettings settings() {
        return new WatchSettings(
                patches, steps, histogramEpochs, histogramSteps, Set.copyOf(tensors), probes, pictureEpochs, samples);
    }
}
