package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

class UpdateRatioTest {

    private final UpdateRatio rule = new UpdateRatio(Thresholds.standard());

    @Test
    void tooLarge() {
        assertThat(rule.judge(run(0.2, 1e-3, 1, 1, 1))).singleElement().satisfies(symptom -> {
            assertThat(symptom.subject()).isEqualTo(Subject.layer("01Linear"));
            assertThat(symptom.message())
                    .isEqualTo(
                            "A step moves the weights of layer 01Linear by 0.20 of their length, more than 0.050 in each"
                                    + " of the last 3 epochs that were watched.");
        });
    }

    @Test
    void tooSmall() {
        assertThat(rule.judge(run(1e-6, 1e-6, 1, 0.99, 0.98))).hasSize(2).allSatisfy(symptom -> {
            assertThat(symptom.message()).contains("less than 2.0e-05");
        });
    }

    @Test
    void smallStepsOfEarlyLayersAloneAreAnotherMatter() {
        assertThat(rule.judge(run(1e-6, 1e-3, 1, 0.99, 0.98))).isEmpty();
    }

    @Test
    void smallStepsOfATrainingThatIsNearlyDone() {
        assertThat(rule.judge(run(1e-6, 1e-6, 1, 0.4, 0.3))).isEmpty();
    }

    @Test
    void smallStepsAtTheEndOfASchedule() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.rate(Math.pow(0.1, 2 * epoch))
                    .train(1, 0.5)
                    .watched("01Linear", matrix(1, 1, 1e-6).build())
                    .epoch();
        }
        assertThat(rule.judge(run.build())).isEmpty();
    }

    @Test
    void withinTheBandAndAFactorOfFive() {
        assertThat(rule.judge(run(0.03, 1e-3, 1, 1, 1))).isEmpty();
        assertThat(rule.judge(run(5e-5, 5e-5, 1, 1, 1))).isEmpty();
        assertThat(rule.judge(run(0.2, 1e-3, 1, 1))).as("too few epochs").isEmpty();
        assertThat(rule.judge(run(0, 0, 1, 1, 1))).as("no step at all").isEmpty();
    }

    @Test
    void biasesDoNotCount() {
        LayerFigures layer = matrix(1, 1, 1e-3)
                .weight("bias", tensor(0, 1e-6, 10))
                .update("bias", tensor(0, 1, 10))
                .build();
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1, 0.5).watched("01Linear", layer).epoch();
        }
        assertThat(rule.judge(run.build())).isEmpty();
    }

    private static RunHistory run(double update, double ofLast, double... losses) {
        HistoryBuilder run = new HistoryBuilder();
        for (double loss : losses) {
            run.train(loss, 0.5)
                    .watched("01Linear", matrix(1, 1, update).build())
                    .watched("03Linear", matrix(1, 1, ofLast).build())
                    .epoch();
        }
        return run.build();
    }
}
