package io.epochscope.metrics.views;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.TreeMap;

/**
 * Labels and p(class) of some samples, put into the buckets and bins in which they are sent.
 *
 * @param labels of the samples
 * @param p samples × classes
 */
record RawScores(int[] labels, double[][] p) {

    static final int BUCKETS_PER_UNIT = 8;
    static final int BINS = 15;

    private static final double LARGEST_LOG_ODDS = 104;

    static RawScores of(JsonNode golden) {
        int samples = golden.path("labels").size();
        int[] labels = new int[samples];
        double[][] p = new double[samples][];
        for (int i = 0; i < samples; i++) {
            labels[i] = golden.path("labels").get(i).intValue();
            JsonNode row = golden.path("p").get(i);
            p[i] = new double[row.size()];
            for (int c = 0; c < row.size(); c++) {
                p[i][c] = (float) row.get(c).doubleValue();
            }
        }
        return new RawScores(labels, p);
    }

    int classes() {
        return p[0].length;
    }

    /** A validation split with all that says how sure the model was. */
    SplitMetrics.Builder split() {
        SplitMetrics.Builder split = Judged.split(Split.SPLIT_VALIDATION, labels.length);
        for (int c = 0; c < classes(); c++) {
            split.addClassScores(scores(c));
        }
        return split.setCalibration(calibration());
    }

    private ClassScores scores(int classIndex) {
        var counts = new TreeMap<Integer, long[]>();
        for (int i = 0; i < labels.length; i++) {
            double logOdds = Math.log(p[i][classIndex] / (1 - p[i][classIndex]));
            double bounded = Math.max(-LARGEST_LOG_ODDS, Math.min(LARGEST_LOG_ODDS, logOdds));
            int bucket = (int) Math.floor(bounded * BUCKETS_PER_UNIT);
            counts.computeIfAbsent(bucket, key -> new long[2])[labels[i] == classIndex ? 0 : 1]++;
        }
        var scores = ClassScores.newBuilder().setClassIndex(classIndex).setBucketsPerUnit(BUCKETS_PER_UNIT);
        counts.forEach((bucket, count) ->
                scores.addBuckets(bucket).addPositives(count[0]).addNegatives(count[1]));
        return scores.build();
    }

    private Calibration calibration() {
        var cells = new TreeMap<Integer, double[]>();
        for (int i = 0; i < labels.length; i++) {
            int predicted = 0;
            for (int c = 1; c < classes(); c++) {
                predicted = p[i][c] > p[i][predicted] ? c : predicted;
            }
            int bin = Math.max(0, (int) Math.ceil(p[i][predicted] * BINS) - 1);
            double[] cell = cells.computeIfAbsent(predicted * BINS + bin, key -> new double[3]);
            cell[0]++;
            cell[1] += predicted == labels[i] ? 1 : 0;
            cell[2] += p[i][predicted];
        }
        var calibration = Calibration.newBuilder().setClasses(classes()).setBins(BINS);
        cells.forEach((cell, sums) -> calibration
                .addCells(cell)
                .addSamples((long) sums[0])
                .addCorrect((long) sums[1])
                .addConfidence(sums[2]));
        return calibration.build();
    }
}
