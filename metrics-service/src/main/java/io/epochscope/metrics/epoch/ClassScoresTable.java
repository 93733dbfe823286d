package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.SqlArray;
import java.util.Arrays;
import java.util.List;

/** How p(class) was spread, class by class, and how well it ranks samples. */
final class ClassScoresTable implements SplitTable {

    @Override
    public String name() {
        return "class_scores";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "class_index",
                "buckets_per_unit",
                "buckets",
                "positives",
                "negatives",
                "nan_positives",
                "nan_negatives",
                "roc_auc",
                "roc_auc_error",
                "average_precision",
                "average_precision_error");
    }

    @Override
    public List<List<Object>> rows(SplitMetrics split) {
        return split.getClassScoresList().stream().map(ClassScoresTable::row).toList();
    }

    private static List<Object> row(ClassScores scores) {
        Bounded auc = BucketRanking.rocAuc(scores);
        Bounded precision = BucketRanking.averagePrecision(scores);
        return Arrays.asList(
                scores.getClassIndex(),
                scores.getBucketsPerUnit(),
                SqlArray.ofIntegers(scores.getBucketsList()),
                SqlArray.ofLongs(scores.getPositivesList()),
                SqlArray.ofLongs(scores.getNegativesList()),
                scores.getNanPositives(),
                scores.getNanNegatives(),
                auc.value(),
                auc.error(),
                precision.value(),
                precision.error());
    }
}
