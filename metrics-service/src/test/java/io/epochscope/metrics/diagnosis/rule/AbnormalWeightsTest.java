package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import org.junit.jupiter.api.Test;

class AbnormalWeightsTest {

    private final AbnormalWeights rule = new AbnormalWeights(Thresholds.standard());

    @Test
    void weightsThatHaveGrown() {
        assertThat(rule.judge(run(tensor(0, 2, 100, 20)))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .contains("20 times as large as before training")
                    .contains("largest is 6.00");
        });
    }

    @Test
    void weightsThatStandOut() {
        assertThat(rule.judge(run(between(0, 0.1, 80, -1, 4, 100, 20))))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(symptom.message()).contains("kurtosis is 80").contains("40 standard deviations");
                });
    }

    @Test
    void aLargeBias() {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear")
                .start(
                        "01Linear",
                        new LayerBuilder().weight("bias", tensor(0, 0, 10)).build());
        for (int epoch = 0; epoch < 2; epoch++) {
            run.watched(
                            "01Linear",
                            new LayerBuilder().weight("bias", tensor(0, 5, 10)).build())
                    .epoch();
        }
        assertThat(rule.judge(run.build()))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void growthAloneIsUsual() {
        assertThat(rule.judge(run(tensor(0, 0.3, 100, 20)))).isEmpty();
        assertThat(rule.judge(run(between(0, 1.5, 10, -0.5, 4.9, 100, 20))))
                .as("none is large")
                .isEmpty();
    }

    @Test
    void aSparseNetworkIsMeantToStandOut() {
        var request = JsonNodeFactory.instance.objectNode();
        request.putObject("regularisation").put("l1", 0.01);

        assertThat(rule.judge(runOf(new HistoryBuilder().request(request), between(0, 0.1, 80, -1, 4, 100, 20))))
                .isEmpty();
    }

    private static RunHistory run(TensorFigures weights) {
        return runOf(new HistoryBuilder(), weights);
    }

    private static RunHistory runOf(HistoryBuilder run, TensorFigures weights) {
        run.network("01Linear")
                .start(
                        "01Linear",
                        new LayerBuilder()
                                .weight("weight", tensor(0, 0.1, 100, 20))
                                .build());
        for (int epoch = 0; epoch < 2; epoch++) {
            run.watched("01Linear", new LayerBuilder().weight("weight", weights).build())
                    .epoch();
        }
        return run.build();
    }
}
