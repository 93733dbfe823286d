package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class LearningRateTooHighTest {

    private final LearningRateTooHigh rule = new LearningRateTooHigh(Thresholds.standard());

    private static Curves stuck() {
        return Curves.classifier(10)
                .train(5.83, 2.31, 2.38, 2.34, 2.35)
                .validation(2.3, 2.3, 2.34, 2.38, 2.33)
                .trainAccuracy(0.1)
                .validationAccuracy(0.1)
                .rates(0.3);
    }

    @Test
    void stuckAfterTheLossJumpedInTheFirstSteps() {
        assertThat(stuck().steps(1, 2.35, 79.9).updateRatios(8e-3).judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
                    assertThat(symptom.message())
                            .contains("the loss of the steps rose from 2.350 to 79.90")
                            .contains("The learning rate is 0.300");
                });
    }

    @Test
    void stuckWithLargeUpdates() {
        assertThat(stuck().updateRatios(0.3).judgedBy(rule)).hasSize(1);
    }

    @Test
    void stuckForAnotherReason() {
        assertThat(stuck().steps(1, 2.35, 2.6).updateRatios(2e-3).judgedBy(rule))
                .isEmpty();
        assertThat(stuck().updateRatios(0.3).zerosAtStart().judgedBy(rule)).isEmpty();
        assertThat(stuck().steps(1, 334, 5000).judgedBy(rule)).isEmpty();
        assertThat(stuck().steps(1, 2.35, 79.9).dropout(0.95).judgedBy(rule)).isEmpty();
    }

    @Test
    void aTrainingLossThatRisesAgainIsEnough() {
        Curves run = Curves.classifier(10).train(1.92, 1.78, 1.97, 2.07, 2.13);

        assertThat(run.judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message()).contains("lowest in epoch 2 (1.780) and is 2.130 now");
        });
        assertThat(run.rates(1e-3, 1e-3, 1e-2).judgedBy(rule)).isEmpty();
    }

    @Test
    void upAndDownByLargeSteps() {
        Curves run = Curves.classifier(10).train(0.931, 0.451, 0.339, 0.3, 0.36, 0.27, 0.33, 0.26);

        assertThat(run.updateRatios(0.015).judgedBy(rule)).hasSize(1);
        assertThat(run.updateRatios(2e-3).judgedBy(rule)).isEmpty();
    }

    @Test
    void aHealthyRunMayBeginWithLargeSteps() {
        assertThat(Curves.regression()
                        .errors(
                                new double[] {1.64, 0.405, 0.249, 0.193, 0.153, 0.122},
                                new double[] {0.56, 0.389, 0.317, 0.319, 0.261, 0.224})
                        .updateRatios(0.2, 0.1, 0.02, 0.01)
                        .steps(1, 0.9, 2.6)
                        .findingsOf(rule))
                .isEmpty();
    }
}
