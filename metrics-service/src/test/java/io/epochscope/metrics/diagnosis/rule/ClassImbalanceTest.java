package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassImbalanceTest {

    private final ClassImbalance rule = new ClassImbalance(Thresholds.standard());

    @Test
    void aRareClassThatSuffers() {
        assertThat(rule.judge(run(new HistoryBuilder(), 10, 2))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .isEqualTo(
                            "Class a has 200 training samples, class c only 10: 20 times as many. Of the latter 10 % of"
                                    + " the validation samples are right, of all 78 %.");
        });
    }

    @Test
    void aRareClassThatDoesNot() {
        assertThat(rule.judge(run(new HistoryBuilder(), 10, 18)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void severalTimesIsUsual() {
        assertThat(rule.judge(run(new HistoryBuilder(), 25, 2))).isEmpty();
    }

    @Test
    void aClassWithoutSamplesIsAnotherMatter() {
        assertThat(rule.judge(run(new HistoryBuilder(), 0, 0))).isEmpty();
    }

    @Test
    void whoWeightsClassesKnows() {
        var request = JsonNodeFactory.instance.objectNode();
        request.putObject("regularisation").put("classWeights", "balanced");

        assertThat(rule.judge(run(new HistoryBuilder().request(request), 10, 2)))
                .isEmpty();
    }

    private static RunHistory run(HistoryBuilder run, long rare, long right) {
        for (int epoch = 0; epoch < 5; epoch++) {
            run.classes("train", List.of(200L, 100L, rare), List.of(200L, 100L, rare), List.of(180L, 90L, rare))
                    .classes("validation", List.of(35L, 35L, 20L), List.of(40L, 40L, 10L), List.of(34L, 34L, right))
                    .epoch();
        }
        return run.build();
    }
}
