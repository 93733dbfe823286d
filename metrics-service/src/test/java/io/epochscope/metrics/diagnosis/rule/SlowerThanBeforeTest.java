package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class SlowerThanBeforeTest {

    private final SlowerThanBefore rule = new SlowerThanBefore(Thresholds.standard());

    private static Curves run(double... seconds) {
        return Curves.classifier(3).train(new double[seconds.length]).seconds(seconds);
    }

    @Test
    void twoEpochsThatTakeMuchLonger() {
        assertThat(run(14, 10, 10, 11, 25, 30).judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
            assertThat(symptom.message())
                    .contains("Epoch 6 took 30.0 s; epochs before took 10.5 s")
                    .contains("not waiting for data");
        });
    }

    @Test
    void itSaysIfItWaitsForData() {
        assertThat(run(14, 10, 10, 11, 25, 30).waiting(0, 0, 0, 0, 14, 19).judgedBy(rule))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("waiting for data: 19.0 s, 0.00 s before");
    }

    @Test
    void notForOneEpochAFewMillisecondsOrASlowStart() {
        assertThat(run(10, 10, 10, 10, 30).judgedBy(rule)).isEmpty();
        assertThat(run(0.1, 0.1, 0.1, 0.3, 0.3).judgedBy(rule)).isEmpty();
        assertThat(run(50, 10, 10, 10, 10).judgedBy(rule)).isEmpty();
        assertThat(run(10, 30, 30).judgedBy(rule)).isEmpty();
    }
}
