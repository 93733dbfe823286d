package io.epochscope.metrics.views;

import static io.epochscope.metrics.views.GoldenFigures.EXACT;
import static io.epochscope.metrics.views.GoldenFigures.number;
import static io.epochscope.metrics.views.Judged.assertFigures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.Split;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How well p(class) ranks samples, against scikit-learn on the samples themselves and on what is known of them. */
class RankingViewsTest {

    private static final String SCORES = "scores";

    static Stream<String> cases() {
        return GoldenFigures.names(SCORES);
    }

    private static Judged judged(String name) throws SQLException {
        RawScores scores = RawScores.of(GoldenFigures.of(SCORES, name));
        return new Judged("ranked-" + name.replace(' ', '-')).epoch(1, scores.split());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figuresAreWithinTheErrorThatTheyState(String name) throws SQLException {
        JsonNode classes = GoldenFigures.of(SCORES, name).path("classes");
        List<List<String>> rows = judged(name).read("""
                        select roc_auc, average_precision, roc_auc_error, average_precision_error from class_ranking
                        where run_id = ? order by class_index
                        """);

        assertThat(rows).hasSize(classes.size());
        for (int i = 0; i < rows.size(); i++) {
            String what = name + ", class " + i;
            List<String> row = rows.get(i);
            JsonNode bucketed = classes.get(i).path("bucketed");
            assertFigures(
                    what,
                    row.subList(0, 2),
                    number(bucketed.path("roc_auc")),
                    number(bucketed.path("average_precision")));
            assertWithin(what, number(classes.get(i).path("exact").path("roc_auc")), row.get(0), row.get(2));
            assertWithin(what, number(classes.get(i).path("exact").path("average_precision")), row.get(1), row.get(3));
        }
    }

    private static void assertWithin(String what, Double exact, String value, String error) {
        if (exact == null) {
            assertThat(error).as(what).isNull();
        } else {
            assertThat(Double.parseDouble(value))
                    .as(what)
                    .isCloseTo(exact, within(Double.parseDouble(error) + EXACT.value));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curvesHaveThePointsOfScikitLearn(String name) throws SQLException {
        JsonNode classes = GoldenFigures.of(SCORES, name).path("classes");
        Judged judged = judged(name);
        for (int i = 0; i < classes.size(); i++) {
            JsonNode curves = classes.get(i).path("curves");
            if (curves.isMissingNode()) {
                assertThat(judged.read("select * from roc_curve(?, 1, 'validation', %d)".formatted(i)))
                        .isEmpty();
                continue;
            }
            assertCurve(
                    name + ", class " + i,
                    judged.read("select false_positive_rate, true_positive_rate from roc_curve(?, 1, 'validation', %d)"
                            .formatted(i)),
                    curves.path("roc"));
            assertCurve(
                    name + ", class " + i,
                    judged.read("select recall, precision from precision_recall_curve(?, 1, 'validation', %d)"
                            .formatted(i)),
                    curves.path("precision_recall"));
        }
    }

    private static void assertCurve(String what, List<List<String>> points, JsonNode golden) {
        assertThat(points).as(what).hasSize(golden.get(0).size());
        for (int i = 0; i < points.size(); i++) {
            assertFigures(
                    what,
                    points.get(i),
                    number(golden.get(0).get(i)),
                    number(golden.get(1).get(i)));
        }
    }

    @Test
    void thresholdsAreTheLowerEdgesOfBuckets() throws SQLException {
        Judged judged = new Judged("ranked-by-hand")
                .epoch(
                        1,
                        Judged.split(Split.SPLIT_VALIDATION, 9)
                                .addClassScores(ClassScores.newBuilder()
                                        .setClassIndex(1)
                                        .setBucketsPerUnit(8)
                                        .addAllBuckets(List.of(-8, 0, 4))
                                        .addAllPositives(List.of(0L, 1L, 1L))
                                        .addAllNegatives(List.of(2L, 2L, 0L))
                                        .setNanPositives(1)
                                        .setNanNegatives(2)));

        assertThat(judged.read("select log_odds, false_positive_rate, true_positive_rate "
                        + "from roc_curve(?, 1, 'validation', 1)"))
                .containsExactly(
                        Arrays.asList(null, "0", "0"),
                        List.of("0.5", "0", "0.5"),
                        List.of("0", "0.5", "1"),
                        List.of("-1", "1", "1"));
        assertThat(judged.read("select log_odds, recall, precision from precision_recall_curve(?, 1, 'validation', 1)"))
                .containsExactly(
                        List.of("-1", "1", "0.3333333333333333"),
                        List.of("0", "1", "0.5"),
                        List.of("0.5", "0.5", "1"),
                        Arrays.asList(null, "0", "1"));
        assertThat(judged.read("select threshold from roc_curve(?, 1, 'validation', 1) where log_odds = 0"))
                .containsExactly(List.of("0.5"));
        assertThat(judged.read("select class, positives, negatives, not_a_number, roc_auc, roc_auc_error "
                        + "from class_ranking where run_id = ?"))
                .containsExactly(List.of("1", "2", "4", "3", "0.875", "0.125"));
        assertThat(judged.read("select low, high, positives, negatives from class_score_bucket where run_id = ?"))
                .containsExactly(
                        List.of("-1", "-0.875", "0", "2"),
                        List.of("0", "0.125", "1", "2"),
                        List.of("0.5", "0.625", "1", "0"));
    }

    /** In the bucket of 800 samples of the class and one other the order decides little, wherever the other is. */
    @Test
    void errorIsSmallWhereOneBucketHoldsNearlyOnlySamplesOfTheClass() throws SQLException {
        Judged judged = new Judged("ranked-surely")
                .epoch(
                        1,
                        Judged.split(Split.SPLIT_VALIDATION, 1801)
                                .addClassScores(ClassScores.newBuilder()
                                        .setBucketsPerUnit(8)
                                        .addAllBuckets(List.of(-832, 832))
                                        .addAllPositives(List.of(0L, 800L))
                                        .addAllNegatives(List.of(1000L, 1L))));
        List<String> row = judged.read("select average_precision, average_precision_error, roc_auc_error "
                        + "from class_ranking where run_id = ?")
                .get(0);
        double worst = 0;
        for (int i = 1; i <= 800; i++) {
            worst += i / (i + 1.0) / 800;
        }

        assertThat(Double.parseDouble(row.get(0))).isCloseTo(800 / 801.0, EXACT);
        assertThat(Double.parseDouble(row.get(1))).isBetween(800 / 801.0 - worst, 0.01);
        assertThat(Double.parseDouble(row.get(2))).isCloseTo(0.5 / 1001, EXACT);
    }
}
