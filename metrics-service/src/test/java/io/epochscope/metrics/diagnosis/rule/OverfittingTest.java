package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverfittingTest {

    private static final double[] FALLING = {1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1};
    private static final double[] TURNING = {1.1, 0.9, 0.8, 0.85, 0.95, 1.0, 1.1, 1.3};

    private final Overfitting rule = new Overfitting(Thresholds.standard());

    @Test
    void aValidationLossThatTurnsAndTakesAccuracyWithIt() {
        assertThat(Curves.classifier(3)
                        .train(FALLING)
                        .validation(TURNING)
                        .trainAccuracy(0.5, 0.6, 0.7, 0.75, 0.76, 0.77)
                        .validationAccuracy(0.6, 0.7, 0.75, 0.74, 0.72, 0.7)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("lowest in epoch 3 (0.8")
                            .contains("from 75.0 % to 70.0 %");
                    assertThat(symptom.figures()).containsEntry("best_epoch", 3.0);
                });
    }

    @Test
    void itIsSeenFromTheEpochInWhichTheLossHasStayedUpLongEnough() {
        assertThat(Curves.classifier(3).train(FALLING).validation(TURNING).findingsOf(rule))
                .singleElement()
                .extracting(Finding::firstEpoch, Finding::lastEpoch)
                .containsExactly(6, 8);
    }

    @Test
    void aRegressionHasNoAccuracyThatCouldHold() {
        assertThat(Curves.regression()
                        .errors(FALLING, new double[] {0.9, 0.7, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85})
                        .judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void anAccuracyThatHoldsFarBelowThatOfTrainingIsOverfittingToo() {
        Curves run = Curves.classifier(3)
                .train(FALLING)
                .validation(TURNING)
                .trainAccuracy(0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
                .validationAccuracy(0.6, 0.7, 0.72);

        assertThat(run.judgedBy(rule)).hasSize(1);
        assertThat(run.judgedBy(new Overconfidence(Thresholds.standard()))).isEmpty();
    }

    @Test
    void aGapThatGrowsWithoutATurnIsANotice() {
        assertThat(Curves.classifier(3)
                        .train(1.0, 0.8, 0.6, 0.4, 0.2, 0.1, 0.05)
                        .validation(1.0, 0.8, 0.7, 0.65, 0.65, 0.66, 0.65)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(symptom.message()).contains("has stood still for 3 epochs");
                });
    }

    @Test
    void aSingleLuckyEpochIsNoTurn() {
        assertThat(Curves.classifier(3)
                        .train(1.0, 0.9, 0.8, 0.75, 0.7, 0.68, 0.66)
                        .validation(1.0, 0.9, 0.7, 0.8, 0.72, 0.79, 0.75)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void lossesNearZeroMayDouble() {
        assertThat(Curves.classifier(10)
                        .train(0.1, 0.02, 0.01, 0.005, 0.002, 0.001)
                        .validation(0.05, 0.02, 0.03, 0.035, 0.04, 0.04)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void nothingIsSaidWithoutValidationOrOfNaN() {
        assertThat(Curves.classifier(3).train(FALLING).findingsOf(rule)).isEmpty();
        assertThat(Curves.classifier(3).train(FALLING).validation(Double.NaN).findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(3).train(1).validation(1).findingsOf(rule)).isEmpty();
    }

    @Test
    void thresholdsCanBeSet() {
        Overfitting patient =
                new Overfitting(new Thresholds(Map.of("overfitting", Map.of("rise", 0.9, "loss-gap", 2.0))));

        assertThat(Curves.classifier(3).train(FALLING).validation(TURNING).findingsOf(patient))
                .isEmpty();
    }

    @Test
    void aLossThatIsOnItsWayBackHasNotTurned() {
        double[] train = {1.93, 1.01, 0.53, 0.33, 0.25, 0.16, 0.13, 0.09};
        Curves run = Curves.classifier(10).samples(700, 150).train(train).trainAccuracy(0.9, 0.98);

        assertThat(run.validation(2.03, 0.99, 0.76, 0.82, 0.37, 0.85, 0.57, 0.43)
                        .validationAccuracy(0.2, 0.63, 0.71, 0.73, 0.89, 0.7, 0.81, 0.85)
                        .judgedBy(rule))
                .extracting(Symptom::severity)
                .doesNotContain(Severity.WARNING);
        assertThat(run.validation(2.03, 0.99, 0.76, 0.82, 0.37, 0.43, 0.47, 0.5).judgedBy(rule))
                .hasSize(1);
    }
}
