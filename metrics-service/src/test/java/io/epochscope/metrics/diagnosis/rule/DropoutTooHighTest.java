package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class DropoutTooHighTest {

    private final DropoutTooHigh rule = new DropoutTooHigh(Thresholds.standard());

    private static Curves run() {
        return Curves.classifier(10).train(3.9, 3.1, 2.5, 2.3).validation(2.2, 1.9, 1.7, 1.6);
    }

    @Test
    void aTrainingLossThatStaysHighAboveThatOfValidation() {
        assertThat(run().dropout(0.95).judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .contains("Dropout is 0.95")
                    .contains("2.300, 100 %")
                    .contains("without dropout, is 1.600");
        });
    }

    @Test
    void notWithUsualDropoutOrInARunThatLearns() {
        assertThat(run().dropout(0.5).findingsOf(rule)).isEmpty();
        assertThat(Curves.classifier(10)
                        .train(2.0, 1.2, 0.8, 0.6)
                        .validation(1.5, 0.7, 0.4, 0.3)
                        .dropout(0.8)
                        .judgedBy(rule))
                .isEmpty();
    }

    @Test
    void ofARegressionToo() {
        assertThat(Curves.regression()
                        .errors(new double[] {76, 49, 33, 50}, new double[] {1.03, 1.02, 1.01, 0.99})
                        .dropout(0.95)
                        .judgedBy(rule))
                .hasSize(1);
    }

    @Test
    void itWasSoHighFromTheFirstEpochOn() {
        assertThat(run().dropout(0.95).findingsOf(rule))
                .singleElement()
                .extracting(Finding::firstEpoch)
                .isEqualTo(1);
    }
}
