package io.epochscope.metrics.diagnosis.history;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is stored of an epoch.
 *
 * @param epoch from 1
 * @param at when it ended
 * @param learningRate of its last step
 * @param splits train, validation and test, those that were judged
 * @param metrics that belong to no split
 * @param seconds that it took, all together
 * @param secondsWaiting of which training waited for data
 * @param steps the losses of its steps, if they were published
 * @param layers by name, those of which histograms were published in this epoch
 * @param trainedPatches how many patches have a score of the training pass, each counted once; empty if none was
 *     published
 */
public record EpochFigures(
        int epoch,
        Instant at,
        double learningRate,
        Map<String, SplitFigures> splits,
        Map<String, Double> metrics,
        double seconds,
        double secondsWaiting,
        Optional<StepFigures> steps,
        Map<String, LayerFigures> layers,
        Optional<Long> trainedPatches) {

    /** The training samples, in the pass that trained on them. */
    public Optional<SplitFigures> train() {
        return Optional.ofNullable(splits.get("train"));
    }

    /** The validation samples. */
    public Optional<SplitFigures> validation() {
        return Optional.ofNullable(splits.get("validation"));
    }

    /** The validation loss, or the training loss where nothing is validated; NaN may be what was measured. */
    public OptionalDouble judgedLoss() {
        return validation()
                .or(this::train)
                .map(split -> OptionalDouble.of(split.loss()))
                .orElseGet(OptionalDouble::empty);
    }

    /** A metric that belongs to no split. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
