package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class LossSurgeTest {

    private final LossSurge rule = new LossSurge(Thresholds.standard());

    @Test
    void anEpochFarAboveTheOnesBefore() {
        assertThat(Curves.classifier(10)
                        .train(1.0, 0.6, 0.45, 0.4, 1.5)
                        .gradientNorms(1, 1, 1, 1, 12)
                        .rates(1e-3, 1e-3, 1e-3, 1e-3, 1e-2)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("of epoch 5 is 1.500; in the epochs before it was 0.4000")
                            .contains("the gradient norm rose to 12.0 times")
                            .contains("the learning rate rose to 10.0 times");
                    assertThat(symptom.figures()).containsEntry("gradient_norm_jump", 12.0);
                });
    }

    @Test
    void aStepFarAboveTheOnesBefore() {
        assertThat(Curves.classifier(10)
                        .train(1.0, 0.6, 0.45, 0.4)
                        .steps(1, 1, 2)
                        .steps(2, 0.6, 1.2)
                        .steps(3, 0.5, 1.1)
                        .steps(4, 0.4, 40)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(symptom.message()).contains("The loss of step 239 is 40.00");
                });
    }

    @Test
    void whatGoesUpAndDownAllTheTimeDoesNotSurge() {
        assertThat(Curves.classifier(10)
                        .train(1.0, 0.4, 0.9, 0.3, 1.0, 0.4, 1.1)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void lossesNearZeroMayJump() {
        assertThat(Curves.classifier(10).train(0.1, 0.01, 0.003, 0.002, 0.04).findingsOf(rule))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfTwoEpochsOrNaN() {
        assertThat(Curves.classifier(10).train(1, 5).findingsOf(rule)).isEmpty();
        assertThat(Curves.classifier(10).train(1, 0.8, 0.7, Double.NaN).findingsOf(rule))
                .isEmpty();
    }
}
