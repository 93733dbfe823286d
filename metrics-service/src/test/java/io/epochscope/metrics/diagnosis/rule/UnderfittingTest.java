package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class UnderfittingTest {

    private final Underfitting rule = new Underfitting(Thresholds.standard());

    private static Curves tooSmall() {
        return Curves.classifier(10)
                .train(2.28, 1.9, 1.6, 1.5, 1.49, 1.485, 1.48, 1.48)
                .validation(2.25, 1.9, 1.65, 1.55, 1.53, 1.52, 1.52, 1.51)
                .trainAccuracy(0.2, 0.35, 0.45, 0.5, 0.501, 0.502, 0.502, 0.503)
                .validationAccuracy(0.2, 0.35, 0.45, 0.48)
                .planned(20);
    }

    @Test
    void bothLossesAreHighAndFlat() {
        assertThat(tooSmall().judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .contains("1.480, still 64 % of what guessing comes to")
                    .contains("1.510");
        });
    }

    @Test
    void aHighLossAtTheEndIsUnderfittingThoughItFalls() {
        Curves run = Curves.classifier(10)
                .train(2.28, 2.2, 2.1, 1.95, 1.8, 1.65)
                .validation(2.25, 2.2, 2.1, 1.95, 1.8, 1.65)
                .trainAccuracy(0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
                .updateRatios(2e-3);

        assertThat(run.judgedBy(rule))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("at its end");
        assertThat(run.planned(20).findingsOf(rule)).isEmpty();
    }

    @Test
    void aLowLossMayBeFlat() {
        assertThat(Curves.classifier(10)
                        .train(2.0, 0.6, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2)
                        .validation(1.8, 0.6, 0.4, 0.3, 0.3)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aValidationLossFarAboveIsSomethingElse() {
        assertThat(tooSmall().validation(2.25, 2.2, 2.1, 2.0).findingsOf(rule)).isEmpty();
    }

    @Test
    void guessingIsToldByItsOwnRule() {
        assertThat(Curves.classifier(10)
                        .train(2.31, 2.3, 2.3, 2.3, 2.3, 2.3)
                        .validation(2.3)
                        .trainAccuracy(0.1)
                        .validationAccuracy(0.1)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aRegressionIsJudgedByItsRSquared() {
        double[] errors = {1.2, 0.9, 0.75, 0.7, 0.7, 0.7, 0.7, 0.7};
        assertThat(Curves.regression().errors(errors, errors).planned(20).judgedBy(rule))
                .hasSize(1);
    }

    @Test
    void aLayerThatIsTooNarrowForTheClassesSaysWhyNothingIsLearnt() {
        HistoryBuilder narrow = guessing(new HistoryBuilder().layer("01Linear", "Linear", 1L));

        assertThat(rule.judge(narrow.build()))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("no better than guessing for 4 epochs")
                .contains("small for its task");
        assertThat(rule.judge(guessing(new HistoryBuilder().layer("01Linear", "Linear", 2L))
                        .build()))
                .isEmpty();
        assertThat(rule.judge(guessing(new HistoryBuilder().layer("01Block/01Linear", "Linear", 1L))
                        .build()))
                .as("with a way around it")
                .isEmpty();
    }

    private static HistoryBuilder guessing(HistoryBuilder run) {
        for (double loss : new double[] {1.3, 1.21, 1.16, 1.13, 1.12}) {
            run.train(loss, 0.33).validation(1.1, 0.33).epoch();
        }
        return run;
    }
}
