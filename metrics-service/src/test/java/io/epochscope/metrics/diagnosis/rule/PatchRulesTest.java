package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import org.junit.jupiter.api.Test;

/** The rules that go by the verdicts on patches. */
class PatchRulesTest {

    @Test
    void patchesThatAreNeverLearnt() {
        var rule = new ProblematicPatches(Thresholds.standard());

        assertThat(rule.judge(run("never_learned", 30, 0.8))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
            assertThat(symptom.since()).hasValue(1);
            assertThat(symptom.message()).isEqualTo("30 of 300 patches (10 %) were never learnt, by pass training.");
        });
        assertThat(rule.judge(run("never_learned", 90, 0.8)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(rule.judge(run("never_learned", 6, 0.8))).isEmpty();
        assertThat(rule.judge(run("never_learned", 200, 0.8))).as("most are").isEmpty();
    }

    @Test
    void labelsThatAreSuspect() {
        var rule = new SuspectLabels(Thresholds.standard());

        assertThat(rule.judge(run("suspect_label", 45, 0.8))).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.WARNING);
            assertThat(symptom.message())
                    .isEqualTo("The labels of 45 of 300 patches (15.0 %) are suspect, by pass training.");
        });
        assertThat(rule.judge(run("suspect_label", 2, 0.8))).isEmpty();
    }

    @Test
    void patchesThatAreForgotten() {
        var rule = new Forgetting(Thresholds.standard());

        assertThat(rule.judge(run("inconsistent", 60, 0.8)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
        assertThat(rule.judge(run("forgotten", 120, 0.8)))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(rule.judge(run("forgotten", 20, 0.8))).isEmpty();
    }

    @Test
    void aNetworkThatHasLearntNothingSaysNothingOfPatches() {
        assertThat(new ProblematicPatches(Thresholds.standard()).judge(run("never_learned", 200, 0.34)))
                .isEmpty();
    }

    @Test
    void verdictsAreOfTheLastEpochAlone() {
        RunHistory run = run("suspect_label", 90, 0.8);

        assertThat(new SuspectLabels(Thresholds.standard()).judge(run.first(5))).isEmpty();
    }

    @Test
    void fewPatchesSayLittle() {
        HistoryBuilder run =
                new HistoryBuilder().verdict("training", "suspect_label", 50).verdict("training", "open", 500);
        for (int epoch = 0; epoch < 6; epoch++) {
            run.train(0.5, 0.8).epoch();
        }
        assertThat(new SuspectLabels(Thresholds.standard()).judge(run.build())).isEmpty();
    }

    private static RunHistory run(String verdict, long patches, double accuracy) {
        HistoryBuilder run = new HistoryBuilder()
                .verdict("training", verdict, patches)
                .verdict("training", "learned", 300 - patches)
                .verdict("training", "open", 40)
                .verdict("validation", "learned", 90);
        for (int epoch = 0; epoch < 6; epoch++) {
            run.train(0.5, accuracy).epoch();
        }
        return run.build();
    }

    @Test
    void aNetworkThatIsMostlyWrongIsNoJudgeOfLabels() {
        var rule = new SuspectLabels(Thresholds.standard());

        assertThat(rule.judge(run("suspect_label", 45, 0.42))).isEmpty();
        assertThat(rule.judge(run("suspect_label", 45, 0.5))).hasSize(1);
    }
}
