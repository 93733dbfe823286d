package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class OverconfidenceTest {

    private final Overconfidence rule = new Overconfidence(Thresholds.standard());

    private static Curves run(double... validation) {
        return Curves.classifier(3)
                .train(1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1)
                .validation(validation)
                .trainAccuracy(0.5, 0.6, 0.7, 0.75, 0.8, 0.8)
                .validationAccuracy(0.6, 0.7, 0.74, 0.74, 0.74, 0.735);
    }

    @Test
    void aLossThatRisesWhileTheAccuracyHolds() {
        Curves run = run(1.1, 0.9, 0.8, 0.85, 0.9, 0.95, 1.0, 1.0);

        assertThat(run.judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
            assertThat(symptom.message()).contains("accuracy holds: 74.0 % then, 73.5 % now");
        });
        assertThat(run.findingsOf(new Overfitting(Thresholds.standard()))).isEmpty();
    }

    @Test
    void muchOfItIsAWarning() {
        assertThat(run(1.1, 0.9, 0.8, 0.95, 1.1, 1.2, 1.3, 1.4).judgedBy(rule))
                .extracting(Symptom::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void notIfTheAccuracyFalls() {
        assertThat(run(1.1, 0.9, 0.8, 0.95, 1.1, 1.2, 1.3, 1.4)
                        .validationAccuracy(0.6, 0.7, 0.74, 0.72, 0.7, 0.68)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void notOfARegressionOrALossThatFalls() {
        double[] train = {0.8, 0.6, 0.4, 0.3, 0.2, 0.1};
        assertThat(Curves.regression()
                        .errors(train, new double[] {0.8, 0.6, 0.7, 0.75, 0.8, 0.85})
                        .findingsOf(rule))
                .isEmpty();
        assertThat(run(1.1, 0.9, 0.8, 0.7, 0.65, 0.6, 0.58, 0.57).findingsOf(rule))
                .isEmpty();
    }
}
