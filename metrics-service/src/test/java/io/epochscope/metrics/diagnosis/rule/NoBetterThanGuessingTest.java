package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoBetterThanGuessingTest {

    private final NoBetterThanGuessing rule = new NoBetterThanGuessing(Thresholds.standard());

    private static Curves guessing(int epochs) {
        double[] losses = new double[epochs];
        Arrays.fill(losses, Math.log(10));
        return Curves.classifier(10)
                .train(losses)
                .validation(losses)
                .trainAccuracy(0.11)
                .validationAccuracy(0.115)
                .planned(20);
    }

    @Test
    void itIsAWarningAtFirstAndAnErrorAfterEnoughEpochs() {
        assertThat(guessing(2).judgedBy(rule)).isEmpty();
        assertThat(guessing(3).judgedBy(rule)).extracting(Symptom::severity).containsExactly(Severity.WARNING);
        assertThat(guessing(5).judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.message())
                    .contains("the validation loss is 2.303 and the accuracy 11.5 %")
                    .contains("right for 10.0 %");
        });
    }

    @Test
    void fewStepsAreNoErrorBeforeTheEnd() {
        assertThat(guessing(5).samples(300, 100).judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.WARNING);
        assertThat(guessing(5).samples(300, 100).planned(5).judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void aRegressionWithoutRSquared() {
        double[] errors = {1.03, 1.0, 0.99, 0.99, 1.0};
        assertThat(Curves.regression().errors(errors, errors).judgedBy(rule))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("R² is 0.000");
    }

    @Test
    void aLossThatStillComesDownIsOnItsWay() {
        double[] errors = {2.3, 2.0, 1.75, 1.5, 1.4, 1.3};
        assertThat(Curves.regression().errors(errors, errors).planned(20).findingsOf(rule))
                .isEmpty();
        assertThat(Curves.regression().errors(errors, errors).judgedBy(rule)).hasSize(1);
    }

    @Test
    void accuracyBeyondChanceIsBetter() {
        assertThat(guessing(5)
                        .train(2.1, 2.1, 2.1, 2.1, 2.1)
                        .trainAccuracy(0.2)
                        .validationAccuracy(0.2)
                        .judgedBy(rule))
                .isEmpty();
    }

    @Test
    void aNetworkThatFindsRareClassesKnowsSomethingThoughItsAccuracyIsThatOfTheCommonest() {
        Curves rare = Curves.classifier(2)
                .train(0.4, 0.4, 0.4, 0.4, 0.4)
                .validation(0.35)
                .trainAccuracy(0.9)
                .validationAccuracy(0.9);

        assertThat(rare.validationClasses(List.of(450L, 50L), List.of(430L, 70L), List.of(415L, 35L))
                        .judgedBy(rule))
                .isEmpty();
    }

    @Test
    void alwaysTheCommonestClassIsGuessing() {
        assertThat(Curves.classifier(2)
                        .train(0.69, 0.69, 0.69, 0.69, 0.69)
                        .validation(0.33)
                        .trainAccuracy(0.5)
                        .validationAccuracy(0.9)
                        .validationClasses(List.of(450L, 50L), List.of(500L, 0L), List.of(450L, 0L))
                        .judgedBy(rule))
                .hasSize(1);
    }

    @Test
    void nothingIsSaidOfNaNOrWithoutAccuracies() {
        assertThat(Curves.classifier(10)
                        .train(Double.NaN, Double.NaN, Double.NaN)
                        .trainAccuracy(0.1)
                        .judgedBy(rule))
                .isEmpty();
        assertThat(Curves.classifier(10).train(2.3, 2.3, 2.3).judgedBy(rule)).isEmpty();
    }

    @Test
    void itBeganWithTheFirstOfTheEpochsInARow() {
        Curves run = guessing(8)
                .train(2.0, 2.1, 2.303, 2.303, 2.303, 2.303, 2.303, 2.303)
                .trainAccuracy(0.3, 0.2, 0.11)
                .validationAccuracy(0.3, 0.2, 0.115);

        assertThat(run.findingsOf(rule))
                .singleElement()
                .extracting(Finding::firstEpoch, Finding::lastEpoch)
                .containsExactly(3, 8);
    }

    @Test
    void aLossThatFallsFasterEachTimeLeavesAFlatBeginning() {
        assertThat(guessing(4).train(2.304, 2.302, 2.296, 2.279).judgedBy(rule)).isEmpty();
        assertThat(guessing(4).train(2.304, 2.296, 2.293, 2.292).judgedBy(rule)).hasSize(1);
        assertThat(guessing(4).train(2.304, 2.302, 2.296, 2.279).planned(4).judgedBy(rule))
                .as("at the end")
                .hasSize(1);
    }
}
