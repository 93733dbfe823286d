package io.epochscope.metrics.views;

import static io.epochscope.metrics.views.GoldenFigures.number;
import static io.epochscope.metrics.views.Judged.assertFigures;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.events.v1.Calibration;
import io.epochscope.events.v1.Split;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a model was as often right as it was sure, against scikit-learn. */
class CalibrationViewsTest {

    private static final String SCORES = "scores";

    static Stream<String> cases() {
        return GoldenFigures.names(SCORES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void binsAreThoseOfScikitLearn(String name) throws SQLException {
        JsonNode golden = GoldenFigures.of(SCORES, name).path("calibration");
        RawScores scores = RawScores.of(GoldenFigures.of(SCORES, name));
        Judged judged = new Judged("sure-" + name.replace(' ', '-')).epoch(1, scores.split());

        List<List<String>> filled = judged.read(
                "select accuracy, confidence from reliability_bin where run_id = ? and samples > 0 order by bin");
        assertThat(filled).hasSize(golden.path("accuracy").size());
        for (int i = 0; i < filled.size(); i++) {
            assertFigures(
                    name,
                    filled.get(i),
                    number(golden.path("accuracy").get(i)),
                    number(golden.path("confidence").get(i)));
        }
        assertThat(judged.read("select count(*) from reliability_bin where run_id = ?"))
                .containsExactly(List.of(String.valueOf(RawScores.BINS)));
        assertFigures(
                name,
                judged.read("select expected_calibration_error, maximum_calibration_error, samples, "
                                + "mean_confidence - accuracy - overconfidence from calibration where run_id = ?")
                        .get(0),
                number(golden.path("expected_error")),
                number(golden.path("largest_error")),
                (double) scores.labels().length,
                0.0);
        assertThat(judged.read("""
                        select bin from reliability_bin whole where run_id = ?
                          and (samples, correct) <> (
                            select sum(samples), sum(correct) from class_reliability_bin part
                            where (part.run_id, part.bin) = (whole.run_id, whole.bin)
                          )
                        """)).isEmpty();
        assertThat(judged.read("select count(*) from class_reliability_bin where run_id = ?"))
                .containsExactly(List.of(String.valueOf(RawScores.BINS * scores.classes())));
    }

    @Test
    void emptyBinsAndPredictionsWithoutNumberAreShown() throws SQLException {
        Judged judged = new Judged("sure-by-hand")
                .epoch(
                        1,
                        Judged.split(Split.SPLIT_VALIDATION, 7)
                                .setCalibration(Calibration.newBuilder()
                                        .setClasses(2)
                                        .setBins(2)
                                        .addCells(1)
                                        .addSamples(4)
                                        .addCorrect(3)
                                        .addConfidence(3.5)
                                        .setNans(3)))
                .epoch(
                        2,
                        Judged.split(Split.SPLIT_VALIDATION, 3)
                                .setCalibration(Calibration.newBuilder()
                                        .setClasses(2)
                                        .setBins(2)
                                        .setNans(3)));

        assertThat(judged.read("select bin, low, high, samples, correct, confidence, accuracy "
                        + "from reliability_bin where run_id = ? and epoch = 1 order by bin"))
                .containsExactly(
                        Arrays.asList("0", "0", "0.5", "0", "0", null, null),
                        List.of("1", "0.5", "1", "4", "3", "0.875", "0.75"));
        assertThat(judged.read("select class, bin, samples, accuracy from class_reliability_bin "
                        + "where run_id = ? and epoch = 1 order by class_index, bin"))
                .containsExactly(
                        Arrays.asList("0", "0", "0", null),
                        List.of("0", "1", "4", "0.75"),
                        Arrays.asList("1", "0", "0", null),
                        Arrays.asList("1", "1", "0", null));
        assertThat(judged.read("select samples, not_a_number, bins, expected_calibration_error, "
                        + "maximum_calibration_error, mean_confidence, accuracy, overconfidence "
                        + "from calibration where run_id = ? order by epoch"))
                .containsExactly(
                        List.of("4", "3", "2", "0.125", "0.125", "0.875", "0.75", "0.125"),
                        Arrays.asList("0", "3", "2", null, null, null, null, null));
    }
}
