package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.SqlArray;
import java.util.List;

/** How often the model was right when it was so sure, by predicted class and together. */
final class CalibrationTable implements SplitTable {

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "classes",
                "bins",
                "bin_samples",
                "bin_correct",
                "bin_confidence",
                "cells",
                "cell_samples",
                "cell_correct",
                "cell_confidence",
                "nans");
    }

    @Override
    public List<List<Object>> rows(SplitMetrics split) {
        return split.hasCalibration() ? List.of(row(split.getCalibration())) : List.of();
    }

    private static List<Object> row(Calibration calibration) {
        int bins = calibration.getBins();
        long[] samples = new long[bins];
        long[] correct = new long[bins];
        double[] confidence = new double[bins];
        for (int i = 0; i < calibration.getCellsCount(); i++) {
            int bin = calibration.getCells(i) % bins;
            samples[bin] += calibration.getSamples(i);
            correct[bin] += calibration.getCorrect(i);
            confidence[bin] += calibration.getConfidence(i);
        }
        return List.of(
                calibration.getClasses(),
                bins,
                new SqlArray("int8", samples),
                new SqlArray("int8", correct),
                new SqlArray("float8", confidence),
                SqlArray.ofIntegers(calibration.getCellsList()),
                SqlArray.ofLongs(calibration.getSamplesList()),
                SqlArray.ofLongs(calibration.getCorrectList()),
                SqlArray.ofDoubles(calibration.getConfidenceList()),
                calibration.getNans());
    }
}
