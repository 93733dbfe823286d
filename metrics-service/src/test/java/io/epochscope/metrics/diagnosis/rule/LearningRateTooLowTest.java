package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class LearningRateTooLowTest {

    private static final double[] SLOW = {2.71, 2.69, 2.67, 2.66, 2.64, 2.62, 2.61};

    private final LearningRateTooLow rule = new LearningRateTooLow(Thresholds.standard());

    @Test
    void aLossThatFallsByVeryLittleEachTime() {
        assertThat(Curves.classifier(10)
                        .train(SLOW)
                        .updateRatios(2e-5)
                        .planned(10)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("2.610 now, 113 % of guessing, and would be 111 % at the end");
                });
    }

    @Test
    void withoutHistogramsItIsANotice() {
        assertThat(Curves.classifier(10).train(SLOW).planned(10).judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.NOTICE);
    }

    @Test
    void validationTellsWhereDropoutMakesTrainingNoisy() {
        assertThat(Curves.classifier(10)
                        .train(2.57, 2.57, 2.55, 2.56, 2.54)
                        .validation(2.41, 2.4, 2.39, 2.38, 2.37)
                        .updateRatios(2e-5)
                        .judgedBy(rule))
                .hasSize(1);
    }

    @Test
    void notIfItGetsThereInTime() {
        Curves run = Curves.classifier(10).train(2.3, 2.2, 2.1, 2.0, 1.9).updateRatios(4e-4);

        assertThat(run.planned(10).judgedBy(rule)).hasSize(1);
        assertThat(run.planned(20).judgedBy(rule)).isEmpty();
    }

    @Test
    void notWithUsualUpdatesALossThatLevelsOffOrARateThatWasLowered() {
        assertThat(Curves.classifier(10).train(SLOW).updateRatios(2e-3).findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(10)
                        .train(2.3, 2.1, 2.0, 1.98, 1.97)
                        .updateRatios(1e-4)
                        .findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(10)
                        .train(SLOW)
                        .updateRatios(2e-5)
                        .rates(1e-3, 1e-4)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void aLossFarAboveGuessingIsSomethingElse() {
        assertThat(Curves.classifier(10)
                        .train(608, 487, 400, 337, 290)
                        .updateRatios(2e-4)
                        .findingsOf(rule))
                .isEmpty();
    }
}
