package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.StepFigures;
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

    /** Before a normalisation: the loss falls, and steps are small by what the weights have become. */
    private static HistoryBuilder growing(double... norms) {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Conv2d", "02BatchNorm", "03ReLU", "04Linear")
                .start("01Conv2d", matrix(1, 0, 0).build())
                .start("04Linear", matrix(0, 0, 0).build());
        for (int epoch = 0; epoch < norms.length; epoch++) {
            run.train(0.8 - 0.1 * epoch, 0.7)
                    .steps(new StepFigures(25, 1.1, 1, 1, 0.1, 0.9, 1.2, 3, 0))
                    .watched(
                            "01Conv2d",
                            matrix(norms[epoch], 0.1, 0.01 * norms[epoch]).build())
                    .watched("04Linear", matrix(9, 0.1, 0.01).build())
                    .epoch();
        }
        return run;
    }

    @Test
    void weightsThatLargeStepsHaveMadeManyTimesLarger() {
        assertThat(rule.judge(growing(7, 12, 14).build())).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .contains("layer 01Conv2d have become 14 times as large as before training")
                    .contains("at least 0.24 of the weights that it began with");
        });
        assertThat(rule.judge(growing(7, 8, 9).build()))
                .as("something is left of the first ones")
                .isEmpty();
        assertThat(rule.judge(growing(1.2, 1.7, 2.9).build())).as("as usual").isEmpty();
    }

    @Test
    void weightsThatBeginNextToZeroGrowBySmallStepsToo() {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear")
                .start("01Linear", matrix(0.01, 0, 0).build());
        for (int epoch = 1; epoch <= 3; epoch++) {
            run.train(0.8 - 0.1 * epoch, 0.7)
                    .steps(new StepFigures(25, 1.1, 1, 1, 0.1, 0.9, 1.2, 3, 0))
                    .watched("01Linear", matrix(0.3 * epoch, 0.1, 2e-3).build())
                    .epoch();
        }

        assertThat(rule.judge(run.build())).isEmpty();
    }

    @Test
    void weightsMayGrowInManySmallSteps() {
        double[] norms = new double[12];
        for (int epoch = 0; epoch < norms.length; epoch++) {
            norms[epoch] = 1 + 1.0 * epoch;
        }
        assertThat(rule.judge(growing(norms).build())).isEmpty();
    }

    @Test
    void stuckAfterStepsThatAreSeenByTheWeightsAlone() {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear", "02ReLU", "03Linear")
                .start("01Linear", matrix(1, 0, 0).build());
        for (int epoch = 0; epoch < 4; epoch++) {
            run.train(1.1, 0.33)
                    .validation(1.1, 0.33)
                    .steps(new StepFigures(25, 1.1, 1.1, 1.1, 0.1, 1.0, 1.5, 3, 0))
                    .watched("01Linear", matrix(5, 0, 0).build())
                    .epoch();
        }

        assertThat(rule.judge(run.build()))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.ERROR);
    }
}
