package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class GoodFitTest {

    private final GoodFit rule = new GoodFit(Thresholds.standard());

    @Test
    void lowLossesCloseTogether() {
        assertThat(Curves.classifier(5)
                        .train(1.65, 0.57, 0.33, 0.23, 0.17)
                        .validation(0.82, 0.4, 0.26, 0.2, 0.16)
                        .judgedBy(rule))
                .singleElement()
                .satisfies(symptom -> {
                    assertThat(symptom.severity()).isEqualTo(Severity.GOOD);
                    assertThat(symptom.message()).contains("10 % of what guessing comes to");
                });
    }

    @Test
    void aShortRunIsJudgedAtItsEnd() {
        Curves run = Curves.classifier(5).train(0.5, 0.3, 0.2).validation(0.5, 0.3, 0.2);

        assertThat(run.judgedBy(rule)).hasSize(1);
        assertThat(run.planned(10).judgedBy(rule)).isEmpty();
        assertThat(run.finished().judgedBy(rule)).hasSize(1);
    }

    @Test
    void notWithAGapATurnOrHighLosses() {
        double[] train = {0.9, 0.6, 0.4, 0.3, 0.2, 0.1, 0.05};
        assertThat(Curves.classifier(5)
                        .train(train)
                        .validation(0.9, 0.7, 0.6, 0.55, 0.5)
                        .findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(5)
                        .train(0.3, 0.29, 0.28, 0.27, 0.26)
                        .validation(0.3, 0.25, 0.3, 0.35, 0.4)
                        .judgedBy(rule))
                .isEmpty();
        assertThat(Curves.classifier(5)
                        .train(1.5, 1.4, 1.3, 1.2, 1.1)
                        .validation(1.5, 1.4, 1.3, 1.2, 1.1)
                        .judgedBy(rule))
                .isEmpty();
    }

    @Test
    void aRegressionByItsRSquaredAndNothingWithoutValidation() {
        double[] errors = {0.8, 0.4, 0.3, 0.2, 0.15};
        assertThat(Curves.regression().errors(errors, errors).judgedBy(rule)).hasSize(1);
        assertThat(Curves.classifier(5).train(errors).judgedBy(rule)).isEmpty();
        assertThat(Curves.classifier(5).train(Double.NaN).validation(0.1).judgedBy(rule))
                .isEmpty();
    }
}
