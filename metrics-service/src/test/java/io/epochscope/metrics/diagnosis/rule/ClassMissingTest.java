package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMissingTest {

    private final ClassMissing rule = new ClassMissing(Thresholds.standard());

    @Test
    void aClassThatIsOnlyValidated() {
        assertThat(rule.judge(run(0, 10))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.subject()).isEqualTo(Subject.ofClass("c"));
            assertThat(symptom.message())
                    .isEqualTo("Class c has 10 validation samples (11.1 %), but none to train on.");
        });
        assertThat(rule.judge(run(0, 1)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aClassThatIsOnlyTrained() {
        assertThat(rule.judge(run(10, 0))).isEmpty();
        assertThat(rule.judge(run(0, 0))).isEmpty();
    }

    private static RunHistory run(long trained, long validated) {
        return new HistoryBuilder()
                .classes("train", List.of(100L, 100L, trained), List.of(100L, 100L, trained), List.of(90L, 90L, 0L))
                .classes("validation", List.of(40L, 40L, validated), List.of(45L, 40L, 0L), List.of(35L, 35L, 0L))
                .epoch()
                .build();
    }
}
