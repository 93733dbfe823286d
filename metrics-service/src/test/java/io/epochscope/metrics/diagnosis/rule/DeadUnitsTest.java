package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

class DeadUnitsTest {

    private final DeadUnits rule = new DeadUnits(Thresholds.standard());

    @Test
    void mostOfALayer() {
        assertThat(rule.judge(run(64, 40, 44))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.subject()).isEqualTo(Subject.layer("02ReLU"));
            assertThat(symptom.message())
                    .isEqualTo("In layer 02ReLU 44 of 64 units (69 %) fire for no sample. Before training it was 1.");
        });
    }

    @Test
    void aWholeLayerOfATrainingThatLearnsNothing() {
        assertThat(rule.judge(run(64, 64, 64, 64)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void someAreNoHarm() {
        assertThat(rule.judge(run(64, 20, 25))).isEmpty();
        assertThat(rule.judge(run(64, 10, 60))).as("in one epoch").isEmpty();
        assertThat(rule.judge(run(4, 2, 2))).as("of few").isEmpty();
        assertThat(rule.judge(run(0, 0, 0))).as("of none").isEmpty();
    }

    @Test
    void whatWasSeenLastHoldsUntilTheLayerIsWatchedAgain() {
        HistoryBuilder run = new HistoryBuilder().network("02ReLU");
        for (int epoch = 1; epoch <= 6; epoch++) {
            run.train(1, 0.33);
            if (epoch % 2 == 1) {
                run.watched("02ReLU", units(64, 50, 0, 0));
            }
            run.epoch();
        }
        RunHistory history = run.build();

        assertThat(rule.judge(history.first(2))).isEmpty();
        assertThat(rule.judge(history.first(3))).hasSize(1);
        assertThat(rule.judge(history)).hasSize(1);
    }

    private static RunHistory run(int units, int... dead) {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Linear", "02ReLU", "03Linear")
                .start("02ReLU", units(units, Math.min(1, units), 0, 0));
        for (int count : dead) {
            run.train(1, 0.33).watched("02ReLU", units(units, count, 0, 0)).epoch();
        }
        return run.build();
    }

    @Test
    void ofANetworkThatIsTooNarrowItsSizeIsTold() {
        HistoryBuilder run =
                new HistoryBuilder().layer("01Linear", "Linear", 1L).layer("02ReLU", "ReLU", 1L);
        for (int epoch = 0; epoch < 3; epoch++) {
            run.train(1.1, 0.33).watched("02ReLU", units(1, 1, 0, 0)).epoch();
        }

        assertThat(rule.judge(run.build())).isEmpty();
    }
}
