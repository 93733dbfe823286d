package io.epochscope.engine.classification;

import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.Map;

/** Adds up how often each class was taken for each. */
final class ClassTally implements SplitTally {

    /** Above this, the matrix is mostly zeros, and is sent as its other cells. */
    private static final int DENSE_UP_TO = 64;

    private final Split split;
    private final Pass pass;
    private final BatchScores scores;
    private final int classes;
    private final long[] confusion;
    private final ClassScoreTally classScores;
    private final CalibrationTally calibration;
    private long samples;
    private long correct;
    private double loss;

    ClassTally(Split split, Pass pass, BatchScores scores) {
        this.split = split;
        this.pass = pass;
        this.scores = scores;
        classes = scores.classes();
        confusion = new long[Math.multiplyExact(classes, classes)];
        classScores = new ClassScoreTally(classes);
        calibration = new CalibrationTally(classes);
    }

    @Override
    public void add() {
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

    @Override
    public double loss() {
        return loss / samples;
    }

    @Override
    public double accuracy() {
        return (double) correct / samples;
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public Map<String, Double> metrics() {
        return Map.of("accuracy", accuracy());
    }

    @Override
    public SplitMetrics toMessage() {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(samples)
                .setLoss(loss())
                .putAllMetrics(metrics())
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
