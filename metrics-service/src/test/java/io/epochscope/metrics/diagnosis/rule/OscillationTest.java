package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class OscillationTest {

    private final Oscillation rule = new Oscillation(Thresholds.standard());

    @Test
    void aTrainingLossThatGoesUpAndDown() {
        assertThat(Curves.classifier(5)
                        .train(0.735, 0.195, 0.4, 0.157, 0.35, 0.209, 0.405)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("training loss went up and down between 0.1570 and 0.4050 in the last 6 epochs");
                });
    }

    @Test
    void aValidationLossThatDoesItMoreIsANotice() {
        double[] train = {1.0, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3};
        assertThat(Curves.classifier(5)
                        .train(train)
                        .validation(1.0, 0.6, 1.2, 0.5, 1.0, 0.5, 1.1)
                        .judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(Curves.classifier(5)
                        .train(train)
                        .validation(1.0, 0.8, 0.85, 0.75, 0.8, 0.7, 0.75)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aSingleBumpOrALossNearZeroIsNone() {
        assertThat(Curves.classifier(5)
                        .train(1.0, 0.8, 0.95, 0.7, 0.6, 0.5, 0.4)
                        .findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(5)
                        .train(0.003, 0.001, 0.004, 0.001, 0.005, 0.001)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aRegressionAndNaN() {
        double[] errors = {0.5, 0.2, 0.5, 0.2, 0.5, 0.2};
        assertThat(Curves.regression().errors(errors, errors).judgedBy(rule)).hasSize(1);
        assertThat(Curves.classifier(5)
                        .train(0.5, 0.2, 0.5, 0.2, 0.5, Double.NaN)
                        .judgedBy(rule))
                .isEmpty();
    }
}
