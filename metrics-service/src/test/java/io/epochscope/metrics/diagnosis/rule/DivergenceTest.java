package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    private final Divergence rule = new Divergence(Thresholds.standard());

    @Test
    void aLossThatRisesOnAboveItsStart() {
        assertThat(Curves.classifier(10)
                        .train(2.3, 2.4, 3.5, 6.0)
                        .gradientNorms(1, 1, 4, 20)
                        .rates(0.5)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
                    assertThat(symptom.message())
                            .contains("started at 2.300 and is 6.000 after epoch 4")
                            .contains("The learning rate is 0.500")
                            .contains("the gradient norm rose to 20.0 times");
                });
    }

    @Test
    void aLossThatHasBecomeHugeWithinTheFirstEpoch() {
        assertThat(Curves.regression()
                        .errors(new double[] {3640, 271, 36, 5.4}, new double[] {911, 94, 12, 3})
                        .steps(1, 6.7, 41_400)
                        .findingsOf(rule))
                .singleElement()
                .extracting(Finding::firstEpoch)
                .isEqualTo(2);
    }

    @Test
    void aHugeLossThatComesDownSteadilyDoesNotDiverge() {
        assertThat(Curves.classifier(10)
                        .train(151, 39, 22, 15, 11, 8)
                        .steps(1, 334, 352)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void oneBadEpochIsNoDivergence() {
        assertThat(Curves.classifier(10).train(2.0, 1.0, 30, 1.2, 0.8).findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aRisingValidationLossAloneIsNone() {
        assertThat(Curves.classifier(10)
                        .train(2.0, 1.0, 0.5, 0.2, 0.1)
                        .validation(2.0, 3.0, 5.0, 9.0, 15.0)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfOneEpochOrNaN() {
        assertThat(Curves.classifier(10).train(300).findingsOf(rule)).isEmpty();
        assertThat(Curves.classifier(10).train(2, Double.NaN, Double.NaN).findingsOf(rule))
                .isEmpty();
    }
}
