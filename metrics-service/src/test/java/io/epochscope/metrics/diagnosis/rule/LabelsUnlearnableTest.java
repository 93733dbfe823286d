package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import org.junit.jupiter.api.Test;

class LabelsUnlearnableTest {

    private final LabelsUnlearnable rule = new LabelsUnlearnable(Thresholds.standard());

    /** Shuffled labels of digits, as trained. */
    private static Curves shuffled() {
        return Curves.classifier(10)
                .train(2.6, 2.32, 2.3, 2.28, 2.26, 2.25, 2.23, 2.22, 2.2, 2.19)
                .validation(2.34, 2.31, 2.31, 2.31, 2.31, 2.31, 2.32, 2.32, 2.33, 2.34)
                .trainAccuracy(0.1, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.197)
                .validationAccuracy(0.1, 0.11, 0.12, 0.124)
                .updateRatios(2e-3);
    }

    @Test
    void trainingFallsAndValidationNeverFollows() {
        assertThat(shuffled().judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.message()).contains("fallen to 2.190").contains("in any of 10 epochs");
        });
        assertThat(shuffled().findingsOf(new Underfitting(Thresholds.standard())))
                .isEmpty();
    }

    @Test
    void overfittingIsBetterThanGuessingAtFirst() {
        assertThat(Curves.classifier(3)
                        .train(1.0, 0.7, 0.4, 0.2, 0.1, 0.05)
                        .validation(1.05, 1.0, 1.1, 1.3, 1.5, 1.8)
                        .trainAccuracy(0.5, 0.7, 0.8, 0.9, 0.95, 1)
                        .validationAccuracy(0.5, 0.55, 0.5, 0.48, 0.45, 0.45)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aSlowBeginningHasValidationFollow() {
        assertThat(Curves.classifier(10)
                        .samples(300, 60)
                        .train(2.6, 2.45, 2.35, 2.25, 2.2)
                        .validation(2.6, 2.5, 2.4, 2.33, 2.31)
                        .trainAccuracy(0.1, 0.12, 0.15, 0.2, 0.24)
                        .validationAccuracy(0.1, 0.12, 0.13, 0.15, 0.17)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aRegressionWhoseTargetsAreShuffled() {
        assertThat(Curves.regression()
                        .errors(
                                new double[] {1.2, 1.0, 0.92, 0.85, 0.78, 0.7},
                                new double[] {1.05, 1.02, 1.03, 1.06, 1.1, 1.15})
                        .judgedBy(rule))
                .hasSize(1);
    }

    @Test
    void nothingIsSaidWithoutValidation() {
        assertThat(Curves.classifier(10)
                        .train(2.6, 2.3, 2.2, 2.1, 2.0)
                        .trainAccuracy(0.2)
                        .findingsOf(rule))
                .isEmpty();
    }

    /** Shuffled labels of digits again, which a network without normalisation hardly begins to know by heart. */
    private static HistoryBuilder shuffledAndSlow(HistoryBuilder run, double update) {
        double[] train = {1.104, 1.097, 1.095, 1.094, 1.093};
        double[] validation = {1.108, 1.117, 1.122, 1.119, 1.127};
        for (int epoch = 0; epoch < train.length; epoch++) {
            run.train(train[epoch], 0.34)
                    .validation(validation[epoch], 0.33)
                    .steps(new StepFigures(30, 1.1, 1.09, 1.1, 0.01, 1.09, 1.11, 5, 0))
                    .watched("01Linear", matrix(1, 0.1, update).build())
                    .watched("03Linear", matrix(1, 0.4, 4e-3).build())
                    .epoch();
        }
        return run;
    }

    @Test
    void layersMoveAndNothingIsLearnt() {
        HistoryBuilder run = new HistoryBuilder().network("01Linear", "02ReLU", "03Linear");

        assertThat(rule.judge(shuffledAndSlow(run, 6e-3).build()))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("in any of 5 epochs. Steps move all layers as they should.");
    }

    @Test
    void whereSomethingElseKeepsItFromLearningThatIsTold() {
        assertThat(rule.judge(shuffledAndSlow(new HistoryBuilder(), 6e-5).build()))
                .as("a layer hardly moves")
                .isEmpty();
        assertThat(rule.judge(shuffledAndSlow(new HistoryBuilder(), 0.2).build()))
                .as("a layer moves too far")
                .isEmpty();
        assertThat(rule.judge(shuffledAndSlow(new HistoryBuilder().layer("01Linear", "Linear", 1L), 6e-3)
                        .build()))
                .as("a layer is too narrow")
                .isEmpty();
        assertThat(rule.judge(
                        shuffledAndSlow(new HistoryBuilder(), 6e-3).build().first(4)))
                .as("too early")
                .isEmpty();
    }
}
