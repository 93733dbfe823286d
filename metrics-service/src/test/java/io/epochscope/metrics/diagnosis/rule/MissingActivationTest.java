package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingActivationTest {

    private final MissingActivation rule = new MissingActivation(Thresholds.standard());

    @Test
    void aPairOfLayers() {
        assertThat(judged("01Flatten", "02Linear", "03ReLU", "04Linear", "05BatchNorm", "06Dropout", "07Linear"))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(symptom.message()).startsWith("Layer 07Linear comes after layer 04Linear without");
                    assertThat(symptom.since()).hasValue(1);
                });
    }

    @Test
    void aWholeNetwork() {
        assertThat(judged("01Conv2d", "02BatchNorm", "03MaxPool2d", "04Flatten", "05Linear"))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void oneLayerNeedsNone() {
        assertThat(judged("01Flatten", "02Linear")).isEmpty();
    }

    @Test
    void usualNetworksHaveThem() {
        assertThat(judged("01Flatten", "02Linear", "03BatchNorm", "04ReLU", "05Dropout", "06Linear"))
                .isEmpty();
        assertThat(judged("01Conv2d", "02ReLU", "03MaxPool2d", "04Conv2d", "05ReLU", "06Flatten", "07Linear"))
                .isEmpty();
    }

    @Test
    void layersOfUnknownKindMayBend() {
        assertThat(judged("01Linear", "02LambdaBlock", "03Linear")).isEmpty();
    }

    @Test
    void blocksAndLayersWithNamesOfTheirOwnAreLeftAlone() {
        RunHistory blocks = new HistoryBuilder()
                .layer("01Residual/01Conv2d", "Conv2d")
                .layer("01Residual/02Conv2d", "Conv2d")
                .epoch()
                .build();
        RunHistory named = new HistoryBuilder()
                .layer("01fc", "Linear")
                .layer("02out", "Linear")
                .epoch()
                .build();

        assertThat(rule.judge(blocks)).isEmpty();
        assertThat(rule.judge(named)).isEmpty();
    }

    private List<Symptom> judged(String... network) {
        return rule.judge(new HistoryBuilder().network(network).epoch().build());
    }
}
