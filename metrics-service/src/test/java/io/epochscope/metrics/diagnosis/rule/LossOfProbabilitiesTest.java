package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.LayerBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of three classes: sure outputs, 0.9 for one class, come to 0.40 as they are, and to 0.70 through a softmax. */
class LossOfProbabilitiesTest {

    private static final TensorFigures SURE = between(1.0 / 3, 0.4, 2, 0.01, 0.99, 90, 3);
    private static final TensorFigures VAGUE = between(1.0 / 3, 0.02, 2, 0.3, 0.4, 90, 3);

    private final LossOfProbabilities rule = new LossOfProbabilities(Thresholds.standard());

    @Test
    void theLossOfSureProbabilitiesStaysHigh() {
        assertThat(judged(SURE, 0.7, 0.72)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.subject()).isEqualTo(Subject.layer("03Softmax"));
            assertThat(symptom.since()).hasValue(1);
            assertThat(symptom.message())
                    .startsWith(
                            "Layer 03Softmax, the last one, puts out probabilities of 3 classes. The loss is 0.7000;");
            assertThat(symptom.figures().get("lowest_possible")).isCloseTo(0.5514, within(1e-4));
        });
    }

    @Test
    void aLossThatTakesProbabilitiesAsTheyAreIsLow() {
        assertThat(judged(SURE, 0.4, 0.45)).isEmpty();
    }

    @Test
    void anOverfittedRunHasALowTrainingLoss() {
        assertThat(judged(SURE, 0.05, 1.2)).isEmpty();
    }

    @Test
    void vagueProbabilitiesTellNothing() {
        assertThat(judged(VAGUE, 1.09, 1.09)).isEmpty();
    }

    @Test
    void logitsAreNoProbabilities() {
        assertThat(judged(tensor(0.2, 3, 90, 3), 0.9, 0.9)).isEmpty();
    }

    @Test
    void outputsThatDoNotSumToOneAreNoProbabilities() {
        assertThat(judged(between(0.5, 0.4, 2, 0.01, 0.99, 90, 3), 0.9, 0.9)).isEmpty();
    }

    @Test
    void anEpochIsNotEnough() {
        assertThat(rule.judge(epoch(network(), SURE, 0.7, 0.72).build())).isEmpty();
    }

    @Test
    void aSoftmaxWithinTheNetworkIsAttention() {
        HistoryBuilder run = new HistoryBuilder().network("01Linear", "02Softmax", "03Softmax", "04Linear");
        epoch(epoch(run, SURE, 0.7, 0.72), SURE, 0.7, 0.72);

        assertThat(rule.judge(run.build())).isEmpty();
    }

    private List<Symptom> judged(TensorFigures outputs, double train, double validation) {
        HistoryBuilder run = network();
        RunHistory history = epoch(epoch(run, outputs, train, validation), outputs, train, validation)
                .build();
        return rule.judge(history);
    }

    private static HistoryBuilder network() {
        return new HistoryBuilder().network("01Flatten", "02Linear", "03Softmax");
    }

    private static HistoryBuilder epoch(HistoryBuilder run, TensorFigures outputs, double train, double validation) {
        return run.train(train, 0.9)
                .validation(validation, 0.9)
                .watched("03Softmax", LayerBuilder.outputs(outputs))
                .epoch();
    }
}
