package io.epochscope.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of predictions agrees with scikit-learn; golden/scores.py says how scores.json was made. */
class GoldenScoresTest {

    private static final double EXACT = 1e-9;
    private static final int BATCH = 64;

    @ParameterizedTest
    @MethodSource("cases")
    void theMatrixIsTheSame(GoldenCase golden) {
        long[] matrix = new long[golden.classes * golden.classes];
        var confusion = golden.publish().getConfusion();
        for (int i = 0; i < confusion.getCountsCount(); i++) {
            matrix[confusion.getCellsCount() == 0 ? i : (int) confusion.getCells(i)] = confusion.getCounts(i);
        }

        assertThat(matrix).containsExactly(golden.confusion);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAreaUnderTheRocCurveIsWithinTheBoundOfTheBuckets(GoldenCase golden) {
        for (ClassScores scores : golden.publish().getClassScoresList()) {
            Double expected = golden.roc_auc.get(scores.getClassIndex());
            double pairs = (double) sum(scores.getPositivesList()) * sum(scores.getNegativesList());
            if (expected == null) {
                assertThat(pairs).isZero();
                continue;
            }
            double ordered = 0;
            double together = 0;
            long negativesBelow = 0;
            for (int b = 0; b < scores.getBucketsCount(); b++) {
                long positives = scores.getPositives(b);
                ordered += (double) positives * negativesBelow;
                together += (double) positives * scores.getNegatives(b);
                negativesBelow += scores.getNegatives(b);
            }
            double bound = together / pairs / 2;
            assertThat((ordered + together / 2) / pairs)
                    .as("class %d, bound %g", scores.getClassIndex(), bound)
                    .isCloseTo(expected, within(bound + EXACT));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAveragePrecisionIsWithinTheBoundOfTheBuckets(GoldenCase golden) {
        for (ClassScores scores : golden.publish().getClassScoresList()) {
            Double expected = golden.average_precision.get(scores.getClassIndex());
            if (expected == null) {
                continue;
            }
            double lowest = 0;
            double highest = 0;
            long trueOnes = 0;
            long falseOnes = 0;
            for (int b = scores.getBucketsCount() - 1; b >= 0; b--) {
                long positives = scores.getPositives(b);
                long negatives = scores.getNegatives(b);
                for (int j = 1; j <= positives; j++) {
                    lowest += (double) (trueOnes + j) / (trueOnes + j + falseOnes + negatives);
                }
                trueOnes += positives;
                highest += positives == 0 ? 0 : positives * (double) trueOnes / (trueOnes + falseOnes);
                falseOnes += negatives;
            }
            assertThat(expected).isBetween(lowest / trueOnes - EXACT, highest / trueOnes + EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCalibrationIsTheSame(GoldenCase golden) {
        Calibration calibration = golden.publish().getCalibration();
        // By bin, over the predicted classes: samples, correct, sum of confidence.
        var bins = new TreeMap<Integer, double[]>();
        for (int i = 0; i < calibration.getCellsCount(); i++) {
            double[] bin = bins.computeIfAbsent(calibration.getCells(i) % calibration.getBins(), b -> new double[3]);
            bin[0] += calibration.getSamples(i);
            bin[1] += calibration.getCorrect(i);
            bin[2] += calibration.getConfidence(i);
        }
        double[] accuracy =
                bins.values().stream().mapToDouble(bin -> bin[1] / bin[0]).toArray();
        double[] confidence =
                bins.values().stream().mapToDouble(bin -> bin[2] / bin[0]).toArray();
        double samples = bins.values().stream().mapToDouble(bin -> bin[0]).sum();
        double error = bins.values().stream()
                        .mapToDouble(bin -> Math.abs(bin[1] - bin[2]))
                        .sum()
                / samples;
        double worst = IntStream.range(0, bins.size())
                .mapToDouble(bin -> Math.abs(accuracy[bin] - confidence[bin]))
                .max()
                .orElseThrow();

        assertThat(bins.keySet()).containsExactlyElementsOf(golden.bins);
        assertThat(accuracy).containsExactly(golden.bin_accuracy, within(EXACT));
        assertThat(confidence).containsExactly(golden.bin_confidence, within(EXACT));
        assertThat(error).isCloseTo(golden.expected_calibration_error, within(EXACT));
        assertThat(worst).isCloseTo(golden.maximum_calibration_error, within(EXACT));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everySampleIsCounted(GoldenCase golden) {
        SplitMetrics published = golden.publish();
        long nans =
                Arrays.stream(golden.log_probabilities).filter(Objects::isNull).count() / golden.classes;

        assertThat(published.getClassScoresList()).hasSize(golden.classes).allSatisfy(scores -> {
            long ofClass = Arrays.stream(golden.labels)
                    .filter(label -> label == scores.getClassIndex())
                    .count();
            assertThat(sum(scores.getPositivesList()) + scores.getNanPositives())
                    .isEqualTo(ofClass);
            assertThat(sum(scores.getNegativesList()) + scores.getNanNegatives())
                    .isEqualTo(golden.labels.length - ofClass);
            assertThat(scores.getNanPositives() + scores.getNanNegatives()).isEqualTo(nans);
        });
        assertThat(published.getCalibration().getNans()).isEqualTo(nans);
        assertThat(sum(published.getCalibration().getSamplesList()) + nans).isEqualTo(golden.labels.length);
    }

    static Stream<GoldenCase> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenScoresTest.class.getResourceAsStream("golden/scores.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenFile.class).cases.stream();
        }
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static final class GoldenFile {
        List<GoldenCase> cases;
    }

    /** Named as in the file. */
    static final class GoldenCase {
        String name;
        int classes;
        int[] labels;
        Float[] log_probabilities;
        long[] confusion;
        List<Double> roc_auc;
        List<Double> average_precision;
        List<Integer> bins;
        double[] bin_accuracy;
        double[] bin_confidence;
        double expected_calibration_error;
        double maximum_calibration_error;

        SplitMetrics publish() {
            BatchScores scores = new BatchScores(BATCH, classes);
            ClassTally tally = new ClassTally(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, scores);
            for (int from = 0; from < labels.length; from += BATCH) {
                int to = Math.min(from + BATCH, labels.length);
                FloatBuffer rows = FloatBuffer.allocate((to - from) * classes);
                for (int i = from * classes; i < to * classes; i++) {
                    rows.put(log_probabilities[i] == null ? Float.NaN : log_probabilities[i]);
                }
                scores.take(rows.flip(), Arrays.copyOfRange(labels, from, to), to - from);
                tally.add();
            }
            return tally.toMessage();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
