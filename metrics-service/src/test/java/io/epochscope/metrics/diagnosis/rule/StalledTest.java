package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    }

    @Test
    void afterTheLastEpochTooAsLongAsTheRunIsNotClosed() {
        assertThat(run().silent(Duration.ofHours(1)).planned(3).judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
                    assertThat(symptom.message())
                            .endsWith("It was the last epoch that was planned, but the run was not closed.");
                });
    }

    @Test
    void beforeTheFirstEpochByALimitOfItsOwn() {
        Curves unbegun = Curves.classifier(3).train().planned(10);

        assertThat(unbegun.silent(Duration.ofMinutes(29)).findingsOf(rule)).isEmpty();
        assertThat(unbegun.silent(Duration.ofMinutes(31)).findingsOf(rule))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.firstEpoch()).isZero();
                    assertThat(finding.open()).isTrue();
                    assertThat(finding.message())
                            .isEqualTo("Nothing has come for 31 minutes, and no epoch before that; how long an epoch"
                                    + " takes is not known.");
                    assertThat(finding.figures()).containsExactly(Map.entry("silent_seconds", 31 * 60.0));
                });
        assertThat(unbegun.finished().findingsOf(rule)).isEmpty();
    }

    @Test
    void theLimitBeforeTheFirstEpochIsASetting() {
        Rule impatient = new Stalled(new Thresholds(Map.of("stalled", Map.of("first-seconds", 10.0))));

        assertThat(Curves.classifier(3)
                        .train()
                        .planned(10)
                        .silent(Duration.ofSeconds(11))
                        .findingsOf(impatient))
                .hasSize(1);
    }

    @Test
    void whatWasSilentBeforeItsFirstEpochIsNotAnyMoreWithIt() {
        Diagnosis diagnosis = new Diagnosis(List.of(rule), Diagnosis.QUIET_EPOCHS);
        diagnosis.judge(
                Curves.classifier(3)
                        .train()
                        .planned(10)
                        .silent(Duration.ofHours(1))
                        .history(),
                0);
        assertThat(diagnosis.findings()).hasSize(1);

        diagnosis.judge(Curves.classifier(3).train(1.0).planned(10).history(), 1);

        assertThat(diagnosis.findings()).isEmpty();
    }

    /** Other rules are not asked of a rate-range test, where a loss that diverges is as it should be. */
    @Test
    void aRunOfAnyKindCanBeSilent() {
        Curves test = Curves.classifier(3).kind("rate-range-test").train(1.0, Double.NaN);

        assertThat(test.silent(Duration.ofHours(1)).findingsOf(rule, new NonFinite(Thresholds.standard())))
                .extracting(Finding::rule)
                .containsExactly("stalled");
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
    void ofASingleEpochByWhatItTookIfThatIsKnown() {
        assertThat(Curves.classifier(3)
                        .train(1.0)
                        .planned(10)
                        .seconds(0)
                        .silent(Duration.ofMinutes(29))
                        .judgedBy(rule))
                .isEmpty();
        assertThat(Curves.classifier(3)
                        .train(1.0)
                        .planned(10)
                        .seconds(100)
                        .silent(Duration.ofSeconds(400))
                        .judgedBy(rule))
                .isEmpty();
    }
}
