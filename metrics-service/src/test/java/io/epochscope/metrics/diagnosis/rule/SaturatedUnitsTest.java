package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

class SaturatedUnitsTest {

    private final SaturatedUnits rule = new SaturatedUnits(Thresholds.standard());

    @Test
    void unitsThatAreAlwaysFlat() {
        assertThat(rule.judge(run("02Tanh", 40, 0.7))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .isEqualTo(
                            "In layer 02Tanh 70 % of the outputs are where Tanh is flat; 40 of 64 units are there for"
                                    + " every sample.");
        });
    }

    @Test
    void outputsThatAreMostlyFlat() {
        assertThat(rule.judge(run("02Sigmoid", 3, 0.95))).hasSize(1);
    }

    @Test
    void someOfBothIsUsual() {
        assertThat(rule.judge(run("02Tanh", 20, 0.6))).isEmpty();
    }

    @Test
    void theLastLayerMayBeSure() {
        assertThat(rule.judge(run("04Sigmoid", 64, 1))).isEmpty();
    }

    private static RunHistory run(String layer, int saturated, double saturation) {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear", layer.startsWith("02") ? layer : "02ReLU", "03Linear", "04Sigmoid");
        for (int epoch = 0; epoch < 2; epoch++) {
            run.train(0.5, 0.8)
                    .watched(layer, units(64, 0, saturated, saturation))
                    .epoch();
        }
        return run.build();
    }
}
