package io.epochscope.engine.classification;

import io.epochscope.events.v1.Calibration;

/** Counts how often a model was right when it was so sure, by predicted class. */
final class CalibrationTally {

    /** As in C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger: On Calibration of Modern Neural Networks, ICML 2017. */
    private static final int BINS = 15;

    private final int classes;

    /** (classes, bins) each. */
    private final int[] samples;

    private final int[] correct;
    private final double[] confidence;
    private int nans;

    CalibrationTally(int classes) {
        this.classes = classes;
        samples = new int[Math.multiplyExact(classes, BINS)];
        correct = new int[samples.length];
        confidence = new double[samples.length];
    }

    void add(BatchScores scores) {
        for (int i = 0; i < scores.size(); i++) {
            float probability = scores.pPredicted(i);
            if (Float.isNaN(probability)) {
                nans++;
                continue;
            }
            int cell = scores.predicted(i) * BINS + bin(probability);
            samples[cell]++;
            confidence[cell] += probability;
            if (scores.predicted(i) == scores.label(i)) {
                correct[cell]++;
            }
        }
    }

    /** The upper end of a bin belongs to it. In double, of a float: of all ends only 0 and 1 are floats. */
    private static int bin(float probability) {
        return Math.max(0, (int) Math.ceil((double) probability * BINS) - 1);
    }

    Calibration toMessage() {
        Calibration.Builder calibration =
                Calibration.newBuilder().setClasses(classes).setBins(BINS).setNans(nans);
        for (int cell = 0; cell < samples.length; cell++) {
            if (samples[cell] > 0) {
                calibration
                        .addCells(cell)
                        .addSamples(samples[cell])
                        .addCorrect(correct[cell])
                        .addConfidence(confidence[cell]);
            }
        }
        return calibration.build();
    }
}
