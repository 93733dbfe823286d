package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassNeverPredictedTest {

    private static final List<Long> SAMPLES = List.of(30L, 30L, 30L);

    private final ClassNeverPredicted rule = new ClassNeverPredicted(Thresholds.standard());

    @Test
    void oneOfThem() {
        assertThat(rule.judge(run(4, SAMPLES, List.of(45L, 45L, 0L))))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.subject()).isEqualTo(Subject.ofClass("c"));
                    assertThat(symptom.message())
                            .isEqualTo(
                                    "No validation sample was taken for class c in the last 4 epochs, though 30 of 90 are of"
                                            + " it.");
                });
    }

    @Test
    void allButOne() {
        assertThat(rule.judge(run(4, SAMPLES, List.of(0L, 90L, 0L))))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
                    assertThat(symptom.message()).startsWith("Every validation sample is taken for class b");
                });
    }

    @Test
    void itTakesEpochsAndSamples() {
        assertThat(rule.judge(run(3, SAMPLES, List.of(45L, 45L, 0L)))).isEmpty();
        assertThat(rule.judge(run(4, List.of(45L, 40L, 5L), List.of(45L, 45L, 0L))))
                .isEmpty();
        assertThat(rule.judge(run(4, SAMPLES, List.of(45L, 44L, 1L)))).isEmpty();
    }

    @Test
    void aTrainingThatHasHardlyBegunKnowsFewClasses() {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 4; epoch++) {
            run.classes("train", SAMPLES, SAMPLES, List.of(10L, 10L, 10L))
                    .classes("validation", SAMPLES, List.of(45L, 45L, 0L), List.of(15L, 15L, 0L))
                    .epoch();
        }
        assertThat(rule.judge(run.build())).isEmpty();
    }

    @Test
    void aNetworkThatStillLearnsFastMayComeToIt() {
        HistoryBuilder run = new HistoryBuilder();
        for (double loss : new double[] {1, 0.9, 0.8, 0.7}) {
            run.classes("train", SAMPLES, SAMPLES, SAMPLES)
                    .split(
                            "validation",
                            90,
                            loss,
                            0.6,
                            Optional.of(new ClassFigures(SAMPLES, List.of(45L, 45L, 0L), List.of(27L, 27L, 0L))))
                    .epoch();
        }

        assertThat(rule.judge(run.build()))
                .singleElement()
                .satisfies(symptom -> assertThat(symptom.severity()).isEqualTo(Severity.NOTICE));
    }

    private static RunHistory run(int epochs, List<Long> samples, List<Long> predicted) {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < epochs; epoch++) {
            run.classes("train", SAMPLES, SAMPLES, SAMPLES)
                    .classes("validation", samples, predicted, List.of(0L, 0L, 0L))
                    .epoch();
        }
        return run.build();
    }
}
