package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitsShareSamplesTest {

    private final SplitsShareSamples rule = new SplitsShareSamples(Thresholds.standard());

    @Test
    void whatIsValidatedWasTrainedOn() {
        assertThat(judged("validation", 27)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.subject()).isEqualTo(new Subject(Subject.Kind.SPLIT, "validation"));
            assertThat(symptom.message())
                    .isEqualTo("27 of the 90 validation samples (30 %) are among the training samples too.");
        });
        assertThat(judged("test", 80))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.ERROR);
        assertThat(judged("test", 2))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void noneIsGood() {
        assertThat(judged("validation", 0)).isEmpty();
    }

    @Test
    void splitsThatTeachNothingMayShare() {
        assertThat(rule.judge(new HistoryBuilder()
                        .overlap("validation", "test", 50)
                        .epoch()
                        .build()))
                .isEmpty();
    }

    private List<Symptom> judged(String split, long shared) {
        return rule.judge(
                new HistoryBuilder().overlap("train", split, shared).epoch().build());
    }
}
