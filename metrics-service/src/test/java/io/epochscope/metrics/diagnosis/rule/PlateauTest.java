package io.epochscope.metrics.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Thresholds;
import org.junit.jupiter.api.Test;

class PlateauTest {

    private static final double[] TRAIN = {1.5, 1.0, 0.8, 0.7, 0.69, 0.68, 0.67, 0.66};
    private static final double[] FLAT = {1.5, 1.0, 0.8, 0.8, 0.81, 0.8, 0.8, 0.81};

    private final Plateau rule = new Plateau(Thresholds.standard());

    @Test
    void noBetterLossForSeveralEpochsWithEpochsLeft() {
        Curves run = Curves.classifier(5).train(TRAIN).validation(FLAT);

        assertThat(run.planned(20).judgedBy(rule)).singleElement().satisfies(symptom -> {
            assertThat(symptom.severity()).isEqualTo(Severity.NOTICE);
            assertThat(symptom.message())
                    .contains("validation loss has not fallen below 0.8000")
                    .contains("12 epochs");
        });
        assertThat(run.planned(8).findingsOf(rule)).isEmpty();
        assertThat(run.planned(20).finished().judgedBy(rule)).isEmpty();
    }

    @Test
    void notIfItImprovesHasConvergedOrRises() {
        assertThat(Curves.classifier(5)
                        .train(TRAIN)
                        .validation(1.5, 1.0, 0.8, 0.78, 0.76, 0.74, 0.72, 0.7)
                        .planned(20)
                        .findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(5)
                        .train(0.3, 0.05, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03)
                        .validation(0.3, 0.05, 0.03)
                        .planned(20)
                        .findingsOf(rule))
                .isEmpty();
        assertThat(Curves.classifier(5)
                        .train(TRAIN)
                        .validation(1.5, 1.0, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
                        .planned(20)
                        .findingsOf(rule))
                .isEmpty();
    }

    @Test
    void withoutValidationByTheTrainingLoss() {
        assertThat(Curves.classifier(5).train(FLAT).planned(20).judgedBy(rule))
                .singleElement()
                .extracting(Symptom::message)
                .asString()
                .contains("training loss");
    }

    @Test
    void aLongRunIsGivenATwentiethOfItsEpochs() {
        Curves run = Curves.classifier(5).train(TRAIN).validation(FLAT);

        assertThat(run.planned(100).judgedBy(rule)).hasSize(1);
        assertThat(run.planned(200).findingsOf(rule)).isEmpty();
    }
}
