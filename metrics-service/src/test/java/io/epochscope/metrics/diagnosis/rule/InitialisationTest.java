package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import org.junit.jupiter.api.Test;

class InitialisationTest {

    private final Initialisation rule = new Initialisation(Thresholds.standard());

    @Test
    void zerosInAHiddenLayer() {
        assertThat(rule.judge(run("01Linear", tensor(0, 0, 64, 100), 0.33)))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
                    assertThat(symptom.subject()).isEqualTo(Subject.layer("01Linear"));
                    assertThat(symptom.since()).hasValue(1);
                    assertThat(symptom.message())
                            .startsWith("All 6,400 weights of layer 01Linear were 0.00 before training");
                });
    }

    @Test
    void theLastLayerMayBeginAtZero() {
        assertThat(rule.judge(run("03Linear", tensor(0, 0, 3, 64), 0.33))).isEmpty();
    }

    @Test
    void tooLargeForItsInputs() {
        assertThat(rule.judge(run("01Linear", tensor(0, 1, 64, 200), 0.8)))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("10 times too large")
                            .contains("with 200 inputs for each unit");
                });
    }

    @Test
    void notCentred() {
        assertThat(rule.judge(run("01Linear", tensor(0.5, 0.1, 64, 200), 0.8))).hasSize(1);
    }

    @Test
    void kernelsCountAllTheirInputs() {
        assertThat(rule.judge(run("01Conv2d", tensor(0, 1, 64, 32, 5, 5), 0.8))).hasSize(1);
        assertThat(rule.judge(run("01Conv2d", tensor(0, 1, 64, 1, 3, 3), 0.8)))
                .as("nine inputs")
                .isEmpty();
    }

    @Test
    void usualBeginningsAreGood() {
        assertThat(rule.judge(run("01Linear", tensor(0, Math.sqrt(2.0 / 784), 64, 784), 0.3)))
                .as("He")
                .isEmpty();
        assertThat(rule.judge(run("01Linear", tensor(0, Math.sqrt(1.0 / 3 / 784), 64, 784), 0.3)))
                .as("PyTorch")
                .isEmpty();
        assertThat(rule.judge(run("01Linear", tensor(0.2, 0.5, 4, 1), 0.3)))
                .as("one input")
                .isEmpty();
    }

    @Test
    void normalisationTakesTheScaleAway() {
        RunHistory run = new HistoryBuilder()
                .network("01Linear", "02BatchNorm", "03ReLU", "04Linear")
                .start(
                        "01Linear",
                        new LayerBuilder()
                                .weight("weight", tensor(0, 1, 64, 200))
                                .build())
                .train(0.5, 0.8)
                .epoch()
                .build();

        assertThat(rule.judge(run))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    private static RunHistory run(String layer, TensorFigures weights, double accuracy) {
        return new HistoryBuilder()
                .network(layer.startsWith("01") ? layer : "01Linear", "02ReLU", "03Linear")
                .start(
                        "01Linear",
                        new LayerBuilder()
                                .weight("weight", tensor(0, 0.05, 64, 100))
                                .build())
                .start(
                        "03Linear",
                        new LayerBuilder()
                                .weight("weight", tensor(0, 0.1, 3, 64))
                                .build())
                .start(layer, new LayerBuilder().weight("weight", weights).build())
                .train(1, accuracy)
                .epoch()
                .build();
    }
}
