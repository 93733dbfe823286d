package io.epochscope.metrics.views;

import static io.epochscope.metrics.views.Judged.matrix;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matrices that are unusual, and what is called how. */
class ClassificationEdgesTest {

    @Test
    void undefinedFiguresAreSaidInWords() throws SQLException {
        // Class 1 is never predicted, of class 2 there are no samples, class 3 is neither.
        Judged judged = new Judged("undefined").epoch(1, matrix(4, 3, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(judged.read("select label, precision, recall, f1, support, note from classification_report "
                        + "where run_id = ? order by position"))
                .containsExactly(
                        Arrays.asList("0", "0.6", "0.75", "0.6666666666666666", "4", null),
                        Arrays.asList("1", null, "0", "0", "2", "never predicted"),
                        Arrays.asList("2", "0", null, "0", "0", "no samples"),
                        Arrays.asList("3", null, null, null, "0", "no samples, never predicted"),
                        Arrays.asList("accuracy", null, null, "0.5", "6", null),
                        Arrays.asList(
                                "macro avg", "0.3", "0.375", "0.2222222222222222", "6", "undefined figures left out"),
                        Arrays.asList(
                                "weighted avg", "0.6", "0.5", "0.4444444444444444", "6", "undefined figures left out"));
        assertThat(judged.read("""
                        select class, support, predicted, true_positives, false_positives, false_negatives,
                          true_negatives, specificity, error_rate
                        from class_report where run_id = ? order by class_index
                        """))
                .containsExactly(
                        List.of("0", "4", "5", "3", "2", "1", "0", "0", "0.25"),
                        List.of("1", "2", "0", "0", "0", "2", "4", "1", "1"),
                        Arrays.asList("2", "0", "1", "0", "1", "0", "5", "0.8333333333333334", null),
                        Arrays.asList("3", "0", "0", "0", "0", "0", "6", "1", null));
        assertThat(judged.read("select classes, classes_present, classes_predicted, majority_share, pass, loss "
                        + "from classification_epoch where run_id = ?"))
                .containsExactly(List.of("4", "2", "2", "0.6666666666666666", "validation", "0.5"));
    }

    @Test
    void namesMayComeLaterAndForSomeClassesOnly() throws SQLException {
        Judged judged = new Judged("named-later").epoch(1, matrix(2, 1, 2, 0, 1));
        String pairs = "select true_name, predicted_name, samples, share_of_true from confused_pair where run_id = ?";
        assertThat(judged.read(pairs)).containsExactly(List.of("0", "1", "2", "0.6666666666666666"));

        judged.store(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setRequestJson("{}")
                        .addClasses(ClassDescription.newBuilder().setIndex(0).setName("cat"))));

        assertThat(judged.read(pairs)).containsExactly(List.of("cat", "1", "2", "0.6666666666666666"));
        assertThat(judged.read("select class from class_report where run_id = ? order by class_index"))
                .containsExactly(List.of("cat"), List.of("1"));
        assertThat(judged.read("select label from classification_report where run_id = ? order by position limit 2"))
                .containsExactly(List.of("cat"), List.of("1"));
    }

    @Test
    void matrixOfZerosHasNoFigures() throws SQLException {
        Judged judged = new Judged("of-zeros").epoch(1, matrix(2, 0, 0, 0, 0));

        assertThat(judged.read("select samples, classes, classes_present, classes_predicted, accuracy, "
                        + "balanced_accuracy, error_rate, f1_micro, f1_macro, precision_weighted, f1_weighted, matthews, "
                        + "kappa, majority_share from classification_epoch where run_id = ?"))
                .containsExactly(
                        Arrays.asList("0", "2", "0", "0", null, null, null, null, null, null, null, null, null, null));
        assertThat(judged.read("select label, f1, support, note from classification_report "
                        + "where run_id = ? order by position offset 1"))
                .containsExactly(
                        Arrays.asList("1", null, "0", "no samples, never predicted"),
                        Arrays.asList("accuracy", null, "0", "no samples"),
                        Arrays.asList("macro avg", null, "0", "no samples"),
                        Arrays.asList("weighted avg", null, "0", "no samples"));
        assertThat(judged.read("select * from confusion_cell where run_id = ?")).isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsShownAsItWasSent() throws SQLException {
        Judged judged = new Judged("unfitting")
                .epoch(1, matrix(2, 1, 1, 0, 2).setSamples(100))
                .epoch(2, matrix(3, 1, 0, 0, 0, 1, 0, 1, 0, 1))
                .epoch(3, Judged.split(Split.SPLIT_VALIDATION, 5));

        assertThat(judged.read("select epoch, samples, classes, accuracy from classification_epoch "
                        + "where run_id = ? order by epoch"))
                .containsExactly(List.of("1", "100", "2", "0.75"), List.of("2", "4", "3", "0.75"));
        assertThat(
                        judged.read(
                                "select support from classification_report where run_id = ? and epoch = 1 and label = 'accuracy'"))
                .containsExactly(List.of("4"));
        assertThat(judged.read(
                        "select epoch, count(*) from class_report where run_id = ? group by epoch order by epoch"))
                .containsExactly(List.of("1", "2"), List.of("2", "3"));
    }

    @Test
    void testSplitIsThereForTheEpochThatItWasJudgedIn() throws SQLException {
        Judged judged = new Judged("tested")
                .epoch(1, matrix(2, 1, 1, 0, 2))
                .epoch(2, matrix(2, 2, 0, 0, 2), matrix(2, 3, 1, 0, 4).setSplit(Split.SPLIT_TEST));

        assertThat(judged.read("select epoch, split, accuracy, pass from classification_epoch "
                        + "where run_id = ? order by split, epoch"))
                .containsExactly(
                        List.of("2", "test", "0.875", "validation"),
                        List.of("1", "validation", "0.75", "validation"),
                        List.of("2", "validation", "1", "validation"));
        assertThat(judged.read(
                        "select true_class, predicted_class from confused_pair where run_id = ? and split = 'test'"))
                .containsExactly(List.of("0", "1"));
    }

    @Test
    void runThatWasStoppedEarlyHasNoTestFigures() throws SQLException {
        Judged judged = new Judged("stopped-early")
                .epoch(1, matrix(2, 1, 1, 0, 2))
                .store(Event.newBuilder()
                        .setRunFinished(RunFinished.newBuilder()
                                .setStatus(RunStatus.RUN_STATUS_STOPPED)
                                .setEpochsCompleted(1)));

        assertThat(judged.read("select split from classification_epoch where run_id = ?"))
                .containsExactly(List.of("validation"));
        assertThat(judged.read("select * from classification_report where run_id = ? and split = 'test'"))
                .isEmpty();
    }
}
