package io.epochscope.engine.score;

import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;

/** Adds up the scores of one pass over one split. */
public final class SplitTally {

    /** Above this, the matrix is mostly zeros, and is sent as its other cells. */
    private static final int DENSE_UP_TO = 64;

    private final Split split;
    private final Pass pass;
    private final int classes;
    private final long[] confusion;
    private final ClassScoreTally classScores;
    private final CalibrationTally calibration;
    private long samples;
    private long correct;
    private double loss;

    /** An empty tally. */
    public SplitTally(Split split, Pass pass, int classes) {
        this.split = split;
        this.pass = pass;
        this.classes = classes;
        confusion = new long[Math.multiplyExact(classes, classes)];
        classScores = new ClassScoreTally(classes);
        calibration = new CalibrationTally(classes);
    }

    /** Adds a batch. */
    public void add(BatchScores scores) {
        for (int i = 0; i < scores.size(); i++) {
            loss += scores.loss(i);
            int predicted = scores.predicted(i);
            confusion[scores.label(i) * classes + predicted]++;
            if (predicted == scores.label(i)) {
                correct++;
            }
        }
        samples += scores.size();
        classScores.add(scores);
        calibration.add(scores);
    }

    /** Mean over the samples; NaN if there are none. */
    public double loss() {
        return loss / samples;
    }

    /** Share of samples that were predicted right, from 0 to 1; NaN if there are none. */
    public double accuracy() {
        return (double) correct / samples;
    }

    /** How many samples were added. */
    public long samples() {
        return samples;
    }

    /** For the epoch's event. */
    public SplitMetrics toMessage() {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(samples)
                .setLoss(loss())
                .putMetrics("accuracy", accuracy())
                .setConfusion(confusionMatrix())
                .addAllClassScores(classScores.toMessages())
                .setCalibration(calibration.toMessage())
                .build();
    }

    private ConfusionMatrix confusionMatrix() {
        ConfusionMatrix.Builder matrix = ConfusionMatrix.newBuilder().setClasses(classes);
        for (int cell = 0; cell < confusion.length; cell++) {
            if (classes <= DENSE_UP_TO) {
                matrix.addCounts(confusion[cell]);
            } else if (confusion[cell] > 0) {
                matrix.addCounts(confusion[cell]).addCells(cell);
            }
        }
        return matrix.build();
    }
}
