package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.HistoryBuilder;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesRepeatedTest {

    private final SamplesRepeated rule = new SamplesRepeated(Thresholds.standard());

    @Test
    void theSameBatchAgainAndAgain() {
        assertThat(judged(300, 20)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.ERROR);
            assertThat(symptom.message())
                    .isEqualTo("Of the 300 samples that epoch 2 trained on only 20 are different ones; the split has"
                            + " 300.");
        });
    }

    @Test
    void drawnWithReplacement() {
        assertThat(judged(300, 190))
                .singleElement()
                .extracting(Symptom::severity)
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void moreThanThereAre() {
        assertThat(judged(600, 600))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("600 samples, but there are 300");
    }

    @Test
    void leftOut() {
        assertThat(judged(150, 150))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("150 of 300 samples: the others were left out");
    }

    @Test
    void everySampleOnceIsGood() {
        assertThat(judged(300, 300)).isEmpty();
        assertThat(judged(288, 288)).as("but for the rest of a batch").isEmpty();
        assertThat(judged(300, 0)).as("no scores").isEmpty();
    }

    private List<Symptom> judged(long trained, long different) {
        HistoryBuilder run = new HistoryBuilder();
        for (int epoch = 0; epoch < 2; epoch++) {
            run.split("train", trained, 1, 0.5, Optional.empty());
            if (different > 0) {
                run.trainedPatches(different);
            }
            run.epoch();
        }
        return rule.judge(run.build());
    }
}
