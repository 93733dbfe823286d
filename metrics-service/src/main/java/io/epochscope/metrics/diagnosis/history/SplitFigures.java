package io.epochscope.metrics.diagnosis.history;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an epoch came to on the samples of a split.
 *
 * @param samples how many were judged
 * @param loss mean; may be NaN
 * @param metrics accuracy, rmse, r2 …
 * @param classes what became of the samples of each class; empty without a confusion matrix
 */
public record SplitFigures(long samples, double loss, Map<String, Double> metrics, Optional<ClassFigures> classes) {

    /** A metric by its name. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
