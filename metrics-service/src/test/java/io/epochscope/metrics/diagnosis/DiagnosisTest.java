package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final double[] LOSSES = {1, 1, 1, 1, 1, 1, 1, 1};
    private static final RunHistory EIGHT_EPOCHS = HistoryOf.losses(LOSSES, LOSSES);

    @Test
    void aFindingLastsFromTheFirstSymptomToTheLast() {
        assertThat(judged(Set.of(3, 4, 5))).singleElement().satisfies(finding -> {
            assertThat(finding.firstEpoch()).isEqualTo(3);
            assertThat(finding.lastEpoch()).isEqualTo(5);
            assertThat(finding.open()).isFalse();
            assertThat(finding.message()).isEqualTo("epoch 5");
        });
    }

    @Test
    void oneQuietEpochDoesNotEndIt() {
        assertThat(judged(Set.of(2, 4, 6, 8))).singleElement().satisfies(finding -> {
            assertThat(finding.firstEpoch()).isEqualTo(2);
            assertThat(finding.lastEpoch()).isEqualTo(8);
            assertThat(finding.open()).isTrue();
        });
    }

    @Test
    void whatComesBackLaterIsAnotherFinding() {
        assertThat(judged(Set.of(1, 5))).extracting(Finding::firstEpoch).containsExactly(1, 5);
    }

    @Test
    void howManyQuietEpochsEndItIsASetting() {
        assertThat(judged(Set.of(1, 5), 4)).extracting(Finding::firstEpoch).containsExactly(1);
        assertThat(judged(Set.of(2, 4), 1)).extracting(Finding::firstEpoch).containsExactly(2, 4);
    }

    @Test
    void judgingEpochByEpochOrAnewComesToTheSame() {
        Diagnosis stepwise = new Diagnosis(List.of(new Scripted(Set.of(2, 3, 6))), Diagnosis.QUIET_EPOCHS);
        for (int epochs = 1; epochs <= 8; epochs++) {
            stepwise.judge(EIGHT_EPOCHS.first(epochs), epochs);
        }
        stepwise.judge(EIGHT_EPOCHS, 3);

        assertThat(stepwise.findings()).isEqualTo(judged(Set.of(2, 3, 6)));
    }

    @Test
    void thresholdsThatNoRuleHasAreRefused() {
        assertThatThrownBy(() -> new RuleBook(
                        new Thresholds(Map.of("overfiting", Map.of("rise", 1.0), "overfitting", Map.of("rize", 1.0)))))
                .hasMessageContaining("epochscope.diagnosis.rules.overfiting: there is no such rule, but ")
                .hasMessageContaining(
                        "epochscope.diagnosis.rules.overfitting.rize: there is no such threshold, but epochs, rise");
    }

    @Test
    void thresholdsThatAreNoNumbersFrom0OnAreRefused() {
        for (double odd : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new RuleBook(new Thresholds(Map.of("stalled", Map.of("first-seconds", odd)))))
                    .hasMessage("epochscope.diagnosis.rules.stalled.first-seconds is %s, but must be a number from 0 on"
                            .formatted(odd));
        }
    }

    private static List<Finding> judged(Set<Integer> epochs) {
        return judged(epochs, Diagnosis.QUIET_EPOCHS);
    }

    private static List<Finding> judged(Set<Integer> epochs, int quietEpochs) {
        Diagnosis diagnosis = new Diagnosis(List.of(new Scripted(epochs)), quietEpochs);
        diagnosis.judge(EIGHT_EPOCHS, 0);
        return diagnosis.findings();
    }

    /** Sees something in some epochs. */
    private record Scripted(Set<Integer> epochs) implements Rule {

        @Override
        public RuleDescription description() {
            return new RuleDescription("scripted", "", "", "", "", List.of(), "", Evidence.curves("Loss"), List.of());
        }

        @Override
        public List<Symptom> judge(RunHistory run) {
            int epoch = run.last().epoch();
            return epochs.contains(epoch)
                    ? List.of(Symptom.of(Severity.NOTICE, "epoch " + epoch, Map.of()))
                    : List.of();
        }
    }
}
