package io.epochscope.metrics.views;

import static io.epochscope.metrics.views.GoldenFigures.number;
import static io.epochscope.metrics.views.Judged.assertFigures;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.Split;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the views make of confusion matrices, against scikit-learn. */
class ConfusionViewsTest {

    private static final String MATRICES = "matrices";

    static Stream<String> cases() {
        return GoldenFigures.names(MATRICES);
    }

    private static Judged judged(String name, JsonNode golden) throws SQLException {
        int classes = golden.path("classes").intValue();
        var matrix = ConfusionMatrix.newBuilder().setClasses(classes);
        long samples = 0;
        for (JsonNode cell : golden.path("cells")) {
            matrix.addCells(cell.get(0).longValue() * classes + cell.get(1).longValue());
            matrix.addCounts(cell.get(2).longValue());
            samples += cell.get(2).longValue();
        }
        return new Judged("confused-" + name.replace(' ', '-'))
                .epoch(1, Judged.split(Split.SPLIT_VALIDATION, samples).setConfusion(matrix));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figuresOfClassesAreThoseOfScikitLearn(String name) throws SQLException {
        JsonNode golden = GoldenFigures.of(MATRICES, name);
        JsonNode classes = golden.path("report").path("classes");
        List<List<String>> report = judged(name, golden)
                .read("select precision, recall, f1, support, 1 - error_rate, class_index, class "
                        + "from class_report where run_id = ? order by class_index");

        assertThat(report).hasSize(golden.path("classes").intValue());
        for (int i = 0; i < report.size(); i++) {
            JsonNode expected = classes.get(i);
            assertFigures(
                    name + ", class " + i,
                    report.get(i).subList(0, 5),
                    number(expected.get(0)),
                    number(expected.get(1)),
                    number(expected.get(2)),
                    number(expected.get(3)),
                    number(expected.get(1)));
            assertThat(report.get(i).subList(5, 7)).containsOnly(String.valueOf(i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void averagesAreThoseOfScikitLearn(String name) throws SQLException {
        JsonNode golden = GoldenFigures.of(MATRICES, name);
        List<List<String>> rows = judged(name, golden).read("""
                        select accuracy, balanced_accuracy, 1 - error_rate, matthews, kappa,
                          precision_micro, recall_micro, f1_micro,
                          precision_macro, recall_macro, f1_macro,
                          precision_weighted, recall_weighted, f1_weighted
                        from classification_epoch where run_id = ?
                        """);

        Double accuracy = number(golden.path("accuracy"));
        var expected = new ArrayList<Double>(
                List.of(accuracy, number(golden.path("balanced_accuracy")), accuracy, number(golden.path("matthews"))));
        expected.add(number(golden.path("kappa")));
        for (String average : List.of("micro", "macro", "weighted")) {
            golden.path("report").path(average).forEach(figure -> expected.add(number(figure)));
        }
        assertThat(rows).hasSize(1);
        assertFigures(name, rows.get(0), expected.toArray(Double[]::new));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportHasTheRowsOfScikitLearn(String name) throws SQLException {
        JsonNode golden = GoldenFigures.of(MATRICES, name);
        JsonNode report = golden.path("report");
        int classes = golden.path("classes").intValue();
        List<List<String>> rows = judged(name, golden)
                .read("select precision, recall, f1, support, label, position from classification_report "
                        + "where run_id = ? order by position");

        assertThat(rows).hasSize(classes + 3);
        double samples = 0;
        for (int i = 0; i < classes; i++) {
            JsonNode expected = report.path("classes").get(i);
            assertFigures(
                    name + ", row " + i,
                    rows.get(i).subList(0, 4),
                    number(expected.get(0)),
                    number(expected.get(1)),
                    number(expected.get(2)),
                    number(expected.get(3)));
            samples += expected.get(3).doubleValue();
        }
        assertFigures(name, rows.get(classes).subList(0, 4), null, null, number(golden.path("accuracy")), samples);
        for (String average : List.of("macro", "weighted")) {
            int position = average.equals("macro") ? classes + 1 : classes + 2;
            JsonNode expected = report.path(average);
            assertFigures(
                    average + " of " + name,
                    rows.get(position).subList(0, 4),
                    number(expected.get(0)),
                    number(expected.get(1)),
                    number(expected.get(2)),
                    samples);
            assertThat(rows.get(position).subList(4, 6)).containsExactly(average + " avg", String.valueOf(position));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cellsAreThoseThatWereSent(String name) throws SQLException {
        JsonNode golden = GoldenFigures.of(MATRICES, name);
        Judged judged = judged(name, golden);
        var sent = new ArrayList<List<String>>();
        golden.path("cells")
                .forEach(cell -> sent.add(List.of(
                        cell.get(0).asText(), cell.get(1).asText(), cell.get(2).asText())));

        assertThat(judged.read("select true_class, predicted_class, samples from confusion_cell where run_id = ?"))
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(judged.read("select true_class, predicted_class, samples from confused_pair where run_id = ?"))
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .filter(cell -> !cell.get(0).equals(cell.get(1)))
                        .toList());
        assertThat(judged.read("""
                        select true_class from confusion_cell where run_id = ?
                        group by true_class having abs(sum(share_of_true) - 1) > 1e-9
                        """)).isEmpty();
    }
}
