package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.StepScalars;
import java.util.List;

/** Rules of what an epoch and its steps came to. */
final class EpochRules {

    /** Far finer than any curve needs. */
    private static final int MAX_BUCKETS_PER_UNIT = 1_024;

    /** ln(p / (1 - p)) of the least float above 0 is -103.3. */
    private static final long LARGEST_LOG_ODDS = 104;

    /** As many as labels of patches can tell apart. */
    private static final int MAX_CLASSES = Short.MAX_VALUE + 1;

    private static final int MAX_CALIBRATION_BINS = 1_000;
    private static final int TENTHS = 10;
    private static final String AS_BUCKETS = "as many as buckets";
    private static final String AS_CELLS = "as many as cells";

    private EpochRules() {}

    static void check(EpochCompleted body) throws MalformedEventException {
        Rules.names("epoch_completed.metrics", body.getMetricsMap().keySet());
        for (int i = 0; i < body.getSplitsCount(); i++) {
            check(body.getSplits(i), "epoch_completed.splits[" + i + "]");
        }
        Rules.distinct(
                "epoch_completed.splits.split",
                body.getSplitsList().stream().map(SplitMetrics::getSplit).toList());
    }

    private static void check(SplitMetrics split, String path) throws MalformedEventException {
        Rules.known(path + ".split", split.getSplit());
        Rules.known(path + ".pass", split.getPass());
        Rules.names(path + ".metrics", split.getMetricsMap().keySet());
        if (split.hasConfusion()) {
            check(split.getConfusion(), path + ".confusion");
        }
        for (int i = 0; i < split.getClassScoresCount(); i++) {
            check(split.getClassScores(i), path + ".class_scores[" + i + "]");
        }
        Rules.distinct(
                path + ".class_scores.class_index",
                split.getClassScoresList().stream()
                        .map(ClassScores::getClassIndex)
                        .toList());
        if (split.hasCalibration()) {
            check(split.getCalibration(), path + ".calibration");
        }
        if (split.hasResiduals()) {
            check(split.getResiduals(), path + ".residuals");
        }
    }

    private static void check(ClassScores scores, String path) throws MalformedEventException {
        long perUnit = scores.getBucketsPerUnit();
        Rules.within(path + ".buckets_per_unit", perUnit, 1, MAX_BUCKETS_PER_UNIT);
        int buckets = scores.getBucketsCount();
        Rules.length(path + ".positives", scores.getPositivesCount(), buckets, AS_BUCKETS);
        Rules.length(path + ".negatives", scores.getNegativesCount(), buckets, AS_BUCKETS);
        Rules.ascending(path + ".buckets", scores.getBucketsList());
        if (buckets > 0) {
            long bound = LARGEST_LOG_ODDS * perUnit;
            Rules.within(path + ".buckets[0]", scores.getBuckets(0), -bound, bound);
            Rules.within(path + ".buckets[" + (buckets - 1) + "]", scores.getBuckets(buckets - 1), -bound, bound);
        }
    }

    private static void check(Calibration calibration, String path) throws MalformedEventException {
        Rules.within(path + ".classes", calibration.getClasses(), 1, MAX_CLASSES);
        Rules.within(path + ".bins", calibration.getBins(), 1, MAX_CALIBRATION_BINS);
        int cells = calibration.getCellsCount();
        Rules.length(path + ".samples", calibration.getSamplesCount(), cells, AS_CELLS);
        Rules.length(path + ".correct", calibration.getCorrectCount(), cells, AS_CELLS);
        Rules.length(path + ".confidence", calibration.getConfidenceCount(), cells, AS_CELLS);
        Rules.ascending(path + ".cells", calibration.getCellsList());
        if (cells > 0) {
            long all = (long) calibration.getClasses() * calibration.getBins();
            Rules.within(path + ".cells[" + (cells - 1) + "]", calibration.getCells(cells - 1), 0, all - 1);
        }
    }

    private static void check(Residuals residuals, String path) throws MalformedEventException {
        Rules.lengthOrEmpty(
                path + ".deciles", residuals.getDecilesCount(), TENTHS + 1, "least, nine deciles, greatest, or none");
        List<Integer> tenths =
                residuals.getTenthsList().stream().map(ResidualTenth::getTenth).toList();
        Rules.ascending(path + ".tenths.tenth", tenths);
        if (!tenths.isEmpty()) {
            int last = tenths.size() - 1;
            Rules.within(path + ".tenths[" + last + "].tenth", tenths.get(last), 0, TENTHS - 1);
        }
    }

    private static void check(ConfusionMatrix confusion, String path) throws MalformedEventException {
        long classes = confusion.getClasses();
        Rules.within(path + ".classes", classes, 1, MAX_CLASSES);
        long all = classes * classes;
        if (confusion.getCellsCount() == 0) {
            if (confusion.getCountsCount() != all) {
                throw new MalformedEventException(
                        path + ".counts",
                        "has " + confusion.getCountsCount() + " elements, but must have classes² = " + all
                                + " where cells is empty");
            }
            return;
        }
        Rules.length(
                path + ".cells", confusion.getCellsCount(), confusion.getCountsCount(), "as many as counts, or none");
        Rules.ascending(path + ".cells", confusion.getCellsList());
        int last = confusion.getCellsCount() - 1;
        Rules.within(path + ".cells[" + last + "]", confusion.getCells(last), 0, all - 1);
    }

    static void check(StepScalars body) throws MalformedEventException {
        Rules.name("step_scalars.name", body.getName());
        Rules.length("step_scalars.values", body.getValuesCount(), body.getStepsCount(), "as many as steps");
        Rules.ascending("step_scalars.steps", body.getStepsList());
        if (body.getStepsCount() > 0) {
            Rules.atLeast("step_scalars.steps[0]", body.getSteps(0), 1);
        }
    }
}
