package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputsNotScaledTest {

    private final InputsNotScaled rule = new InputsNotScaled(Thresholds.standard());

    @Test
    void pixelsAsTheyAre() {
        assertThat(judged(between(33, 79, 2, 0, 255, 100, 784), between(33, 79, 2, 0, 255, 100, 784)))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.since()).hasValue(1);
                    assertThat(symptom.message()).startsWith("The inputs go from 0.000 to 255.0, with a mean of 33.00");
                });
    }

    @Test
    void scaledTwice() {
        assertThat(judged(tensor(5e-4, 1e-3, 100, 784), tensor(5e-4, 1e-3, 100, 784)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void scaledInTrainingAlone() {
        assertThat(judged(tensor(0, 1, 100, 784), tensor(33, 79, 100, 784)))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.subject()).isEqualTo(new Subject(Subject.Kind.SPLIT, "validation"));
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                });
    }

    @Test
    void usualScalesAreGood() {
        for (TensorFigures inputs : List.of(
                between(0.13, 0.31, 2, 0, 1, 100, 784),
                between(0, 1, 40, -3, 60, 100, 8),
                between(0.5, 0.29, 2, 0, 1, 100, 10),
                tensor(0, 0, 100, 10))) {
            assertThat(judged(inputs, inputs)).isEmpty();
        }
    }

    @Test
    void normalisationTakesTheScaleAway() {
        assertThat(judgedBeforeNormalisation(tensor(33, 79, 100, 784)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void normalisationDoesNotTakeAMeanOfManyDeviationsAway() {
        assertThat(judgedBeforeNormalisation(tensor(50, 1, 100, 784)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.WARNING);
    }

    private List<Symptom> judgedBeforeNormalisation(TensorFigures train) {
        return rule.judge(new HistoryBuilder()
                .network("01Conv2d", "02BatchNorm", "03ReLU")
                .input("train", train)
                .train(0.5, 0.8)
                .epoch()
                .build());
    }

    private List<Symptom> judged(TensorFigures train, TensorFigures validation) {
        return rule.judge(new HistoryBuilder()
                .network("01Flatten", "02Linear", "03ReLU", "04Linear")
                .input("train", train)
                .input("validation", validation)
                .train(0.5, 0.8)
                .epoch()
                .build());
    }
}
