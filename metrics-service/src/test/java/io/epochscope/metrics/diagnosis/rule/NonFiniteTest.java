package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.matrix;
import static io.epochscope.metrics.diagnosis.LayerBuilder.nonFinite;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import org.junit.jupiter.api.Test;

class NonFiniteTest {

    private final NonFinite rule = new NonFinite(Thresholds.standard());

    @Test
    void namesTheFirstLayerAndTheRise() {
        RunHistory run = new HistoryBuilder()
                .network("01Linear", "02ReLU", "03Linear")
                .train(1, 0.5)
                .epoch()
                .train(Double.NaN, 0.3)
                .steps(new StepFigures(10, 1, Double.NaN, 40, 50, 1, 900, 14, 15))
                .watched(
                        "03Linear",
                        new LayerBuilder().gradient("weight", nonFinite(10, 10)).build())
                .watched(
                        "01Linear",
                        matrix(1, 1, 1).weight("weight", nonFinite(10, 10)).build())
                .epoch()
                .build();

        assertThat(rule.judge(run.first(1))).isEmpty();
        assertThat(rule.judge(run)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.message())
                    .isEqualTo("The loss is no number from step 15 on, in epoch 2. The first layer with such values is"
                            + " 01Linear (100 of its weights). Before that the loss rose from 1.000 to 900.0 in step 14:"
                            + " steps were too large, at a rate of 0.00100.");
            assertThat(symptom.figures()).containsEntry("step", 15.0).containsEntry("epoch", 2.0);
        });
    }

    @Test
    void theInputIsToBlameIfItHasSuchValues() {
        RunHistory run = new HistoryBuilder()
                .input("train", nonFinite(4, 5))
                .train(Double.NaN, 0.3)
                .epoch()
                .build();

        assertThat(rule.judge(run))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .endsWith("The input itself has 20 of them.");
    }

    @Test
    void anInfiniteValidationLossIsOne() {
        RunHistory run = new HistoryBuilder()
                .train(1, 0.5)
                .validation(Double.POSITIVE_INFINITY, 0.5)
                .epoch()
                .build();

        assertThat(rule.judge(run))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .startsWith("The validation loss of epoch 1 is no number.");
    }

    @Test
    void largeLossesAreNone() {
        assertThat(rule.judge(new HistoryBuilder()
                        .train(1e30, 0)
                        .validation(1e30, 0)
                        .epoch()
                        .build()))
                .isEmpty();
    }
}
