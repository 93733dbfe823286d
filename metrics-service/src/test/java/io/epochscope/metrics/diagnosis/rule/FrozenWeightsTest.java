package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

class FrozenWeightsTest {

    private final FrozenWeights rule = new FrozenWeights(Thresholds.standard());

    @Test
    void oneLayer() {
        assertThat(rule.judge(run(3, true, 1, 0))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.subject()).isEqualTo(Subject.layer("01Linear"));
            assertThat(symptom.message()).contains("01Linear have not changed for 2 epochs");
        });
    }

    @Test
    void allLayers() {
        assertThat(rule.judge(run(3, false, 1, 0))).singleElement().satisfies(symptom -> {
            assertThat(symptom.subject()).isEqualTo(Subject.run());
            assertThat(symptom.message()).startsWith("No weights have changed");
        });
    }

    @Test
    void aFirstEpochThatWentAstrayHidesNothing() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(epoch == 0 ? 1e8 : 1.1, 0.33)
                    .watched("01Linear", matrix(1, 0, 0).build())
                    .watched("03Linear", matrix(1 + epoch, 1, 1).build())
                    .epoch();
        }
        assertThat(rule.judge(run.build())).hasSize(1);
    }

    @Test
    void itTakesAnEpochToCompareWith() {
        assertThat(rule.judge(run(2, true, 1, 0))).isEmpty();
    }

    @Test
    void aLastStepOfNothingIsNotEnough() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1, 0.33)
                    .watched("01Linear", matrix(1 + epoch, 1, 0).build())
                    .epoch();
        }
        assertThat(rule.judge(run.build())).isEmpty();
    }

    @Test
    void layersThatAreNotTrainedMayStay() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1, 0.33)
                    .watched(
                            "01Linear",
                            new LayerBuilder()
                                    .weight("weight", tensor(0, 1, 10, 10))
                                    .build())
                    .watched("03Linear", matrix(1 + epoch, 1, 1).build())
                    .epoch();
        }
        assertThat(rule.judge(run.build())).isEmpty();
    }

    private static RunHistory run(int epochs, boolean othersChange, double weight, double update) {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < epochs; epoch++) {
            run.train(1, 0.33)
                    .watched("01Linear", matrix(weight, 0, update).build())
                    .watched(
                            "03Linear",
                            matrix(othersChange ? 1 + epoch : 1, 1, othersChange ? 1e-3 : 0)
                                    .build())
                    .epoch();
        }
        return run.build();
    }

    @Test
    void ofANetworkThatIsTooNarrowItsSizeIsTold() {
        HistoryBuilder run =
                new HistoryBuilder().layer("01Linear", "Linear", 1L).layer("03Linear", "Linear", 3L);
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1.1, 0.33)
                    .watched("01Linear", matrix(1, 0, 0).build())
                    .watched("03Linear", matrix(1 + epoch, 1, 1).build())
                    .epoch();
        }

        assertThat(rule.judge(run.build())).isEmpty();
    }
}
