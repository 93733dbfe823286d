package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import org.junit.jupiter.api.Test;

class ExplodingGradientsTest {

    private final ExplodingGradients rule = new ExplodingGradients(Thresholds.standard());

    @Test
    void longGradientsThatLeadNowhere() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1e4, 0.33).metric("gradient_norm", 5e3).epoch();
        }

        assertThat(rule.judge(run.build())).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.message()).contains("5.00e+03 now");
        });
    }

    @Test
    void longGradientsOfATrainingThatGetsOnAreNone() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 1; epoch <= 3; epoch++) {
            run.train(1.0 / epoch, 0.6 + 0.1 * epoch)
                    .metric("gradient_norm", 5e3)
                    .epoch();
        }

        assertThat(rule.judge(run.build())).isEmpty();
    }

    @Test
    void aSurgeThatThrewTheTrainingBack() {
        assertThat(rule.judge(surge(2.0))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message()).contains("500 times its usual 1.00");
        });
        assertThat(rule.judge(surge(0.3))).as("without harm").isEmpty();
    }

    @Test
    void aRiseByPowersOfTenBeforeNaN() {
        RunHistory run = new HistoryBuilder()
                .train(Double.NaN, 0)
                .steps(new StepFigures(10, 2, Double.NaN, 40, 50, 1, 9e8, 7, 8))
                .epoch()
                .build();

        assertThat(rule.judge(run))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("from 2.000 to 9.000e+08 in step 7");
    }

    @Test
    void gradientsThatGrowOnTheWayBack() {
        assertThat(rule.judge(layers(1)))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("100 times as long");
        assertThat(rule.judge(layers(78))).as("but for the inputs' scale").isEmpty();
    }

    private static RunHistory surge(double loss) {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 4; epoch++) {
            run.train(0.5, 0.8).metric("gradient_norm", 1).epoch();
        }
        return run.train(loss, 0.5).metric("gradient_norm", 500).epoch().build();
    }

    private static RunHistory layers(double scale) {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear", "02ReLU", "03Linear")
                .input("train", tensor(0, scale, 300, 10));
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1.1, 0.33)
                    .watched("01Linear", matrix(1, 50, 1).build())
                    .watched("03Linear", matrix(1, 0.5, 1).build())
                    .epoch();
        }
        return run.build();
    }
}
