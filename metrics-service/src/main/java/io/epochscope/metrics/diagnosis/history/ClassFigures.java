package io.epochscope.metrics.diagnosis.history;

import java.util.List;

/**
 * The sums of a confusion matrix, by class index.
 *
 * @param samples of the class
 * @param predicted samples that were taken for the class
 * @param correct samples of the class that were taken for it
 */
public record ClassFigures(List<Long> samples, List<Long> predicted, List<Long> correct) {

    /** All samples. */
    public long total() {
        return samples.stream().mapToLong(Long::longValue).sum();
    }
}
