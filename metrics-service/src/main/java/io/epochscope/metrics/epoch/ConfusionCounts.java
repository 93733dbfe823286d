package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.UnstorableEventException;
import java.util.ArrayList;
import java.util.List;

/** A confusion matrix as it is stored: the sums of each class, and the cells that are not zero in row-major order. */
final class ConfusionCounts {

    private final int classes;
    private final long[] support;
    private final long[] predicted;
    private final long[] correct;
    private final List<Integer> cellTrue = new ArrayList<>();
    private final List<Integer> cellPredicted = new ArrayList<>();
    private final List<Long> cellSamples = new ArrayList<>();
    private long samples;

    /**
     * Counts a matrix that keeps the contract.
     *
     * @throws UnstorableEventException if its sum is more than a {@code bigint} holds
     */
    ConfusionCounts(ConfusionMatrix matrix) {
        classes = matrix.getClasses();
        support = new long[classes];
        predicted = new long[classes];
        correct = new long[classes];
        boolean sparse = matrix.getCellsCount() > 0;
        for (int i = 0; i < matrix.getCountsCount(); i++) {
            if (matrix.getCounts(i) > 0) {
                add(sparse ? matrix.getCells(i) : i, matrix.getCounts(i));
            }
        }
    }

    private void add(long cell, long count) {
        if (count > Long.MAX_VALUE - samples) {
            throw new UnstorableEventException("epoch_completed.splits.confusion.counts have a sum above 2^63 - 1");
        }
        int trueClass = (int) (cell / classes);
        int predictedClass = (int) (cell % classes);
        samples += count;
        support[trueClass] += count;
        predicted[predictedClass] += count;
        if (trueClass == predictedClass) {
            correct[trueClass] += count;
        }
        cellTrue.add(trueClass);
        cellPredicted.add(predictedClass);
        cellSamples.add(count);
    }

    /** Values for the columns of {@link ConfusionTable}. */
    List<Object> row() {
        return List.of(
                classes,
                samples,
                new SqlArray("int8", support),
                new SqlArray("int8", predicted),
                new SqlArray("int8", correct),
                SqlArray.ofIntegers(cellTrue),
                SqlArray.ofIntegers(cellPredicted),
                SqlArray.ofLongs(cellSamples));
    }
}
