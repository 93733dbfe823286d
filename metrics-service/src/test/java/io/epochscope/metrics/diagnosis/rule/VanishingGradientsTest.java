package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

class VanishingGradientsTest {

    private final VanishingGradients rule = new VanishingGradients(Thresholds.standard());

    @Test
    void namesTheLayersAndTheSigmoidsBetween() {
        assertThat(rule.judge(run(3, 2e-6, 0.05, 1.1, 1.09, 1.09)))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
                    assertThat(symptom.message())
                            .contains("2.0e-06 in layer 01Linear and 0.050 in layer 05Linear")
                            .contains("2 layers of sigmoid or tanh");
                });
    }

    @Test
    void oneEpochIsNotEnough() {
        assertThat(rule.judge(run(1, 2e-6, 0.05, 1.1))).isEmpty();
    }

    @Test
    void aGradientThatIsShortThroughoutIsNone() {
        assertThat(rule.judge(run(3, 2e-6, 5e-5, 1.1, 1.09, 1.08))).isEmpty();
    }

    @Test
    void aGradientOfSomeLengthArrives() {
        assertThat(rule.judge(run(3, 2e-4, 1, 1.1, 1.09, 1.08))).isEmpty();
    }

    @Test
    void noGradientAtAllIsAnotherMatter() {
        assertThat(rule.judge(run(3, 0, 0.05, 1.1, 1.09, 1.08))).isEmpty();
    }

    @Test
    void whereLittleIsLeftToLearnItMayVanish() {
        assertThat(rule.judge(run(3, 2e-6, 0.05, 1.1, 0.5, 0.05))).isEmpty();
    }

    private static RunHistory run(int epochs, double first, double last, double... losses) {
        HistoryBuilder run = new HistoryBuilder().network("01Linear", "02Sigmoid", "03Linear", "04Sigmoid", "05Linear");
        for (int epoch = 0; epoch < epochs; epoch++) {
            run.train(losses[epoch], losses[epoch] < 1 ? 0.9 : 0.33)
                    .watched("01Linear", matrix(1, first, 1).build())
                    .watched("03Linear", matrix(1, Math.sqrt(first * last), 1).build())
                    .watched("05Linear", matrix(1, last, 1).build())
                    .epoch();
        }
        return run.build();
    }
}
