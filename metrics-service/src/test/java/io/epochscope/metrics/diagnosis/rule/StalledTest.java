package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalledTest {

    private final Stalled rule = new Stalled(Thresholds.standard());

    private static Curves run() {
        return Curves.classifier(3).train(1.0, 0.9, 0.8).planned(10);
    }

    @Test
    void noEventForMuchLongerThanAnEpoch() {
        assertThat(run().silent(Duration.ofMinutes(5)).judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .contains("since epoch 3 for 5 minutes; an epoch usually takes 10.0 s");
                });
    }

    @Test
    void notYetOrNotAnyMore() {
        assertThat(run().silent(Duration.ofSeconds(55)).judgedBy(rule)).isEmpty();
        assertThat(run().silent(Duration.ofHours(1)).finished().judgedBy(rule)).isEmpty();
        assertThat(run().silent(Duration.ofHours(1)).planned(3).judgedBy(rule)).isEmpty();
    }

    @Test
    void onlyTheLastEpochCanBeSilent() {
        assertThat(rule.judge(run().silent(Duration.ofHours(1)).history().first(2)))
                .isEmpty();
    }

    @Test
    void isForgottenAsSoonAsAnEpochComes() {
        Diagnosis diagnosis = new Diagnosis(List.of(rule), Diagnosis.QUIET_EPOCHS);
        diagnosis.judge(run().silent(Duration.ofMinutes(5)).history(), 1);
        assertThat(diagnosis.findings()).extracting(Finding::open).containsExactly(true);

        diagnosis.judge(
                Curves.classifier(3).train(1.0, 0.9, 0.8, 0.7).planned(10).history(), 4);

        assertThat(diagnosis.findings()).isEmpty();
    }

    @Test
    void withoutAPlanTheRunMayHaveEnded() {
        assertThat(run().planned(0).silent(Duration.ofHours(1)).judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.NOTICE);
    }

    @Test
    void ofASingleEpochByWhatItTook() {
        assertThat(Curves.classifier(3)
                        .train(1.0)
                        .planned(10)
                        .seconds(100)
                        .silent(Duration.ofSeconds(400))
                        .judgedBy(rule))
                .isEmpty();
    }
}
