package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.classification.ClassWeights;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.GradientClipping;
import io.epochscope.engine.optimizer.Penalties;
import io.epochscope.engine.picture.FewSamples;
import io.epochscope.engine.schedule.OneCycleParameters;
import io.epochscope.engine.schedule.PlateauParameters;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LearningSettingsTest {

    private static final LearningSettings PLAIN = LearningSettings.of(AdamParameters.ofRate(1e-3));

    @Test
    void theRateOfEveryStepIsTold() {
        CollectedEvents events = trained(PLAIN.with(new OneCycleParameters(null, null, null, null, null, null, null)));
        List<Double> rates = events.all().stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(scalars -> scalars.getName().equals("learning_rate"))
                .flatMap(scalars -> scalars.getValuesList().stream())
                .toList();
        List<EpochCompleted> epochs = epochs(events);

        assertThat(rates).hasSize(14).doesNotHaveDuplicates();
        assertThat(rates.get(0)).isLessThan(1e-3);
        assertThat(epochs).extracting(EpochCompleted::getLearningRate).containsExactly(rates.get(6), rates.get(13));
    }

    @Test
    void aScheduleThatHasNothingToGoByFailsTheRun() {
        PlateauParameters plateau =
                new PlateauParameters("validation_beauty", null, null, null, null, null, null, null, null, null);
        Outcome outcome = new Training(plan(PLAIN.with(plateau)), new CollectedEvents(), progress -> {}).run();

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(outcome.epochsCompleted()).isZero();
        assertThat(outcome.reason())
                .startsWith(
                        "IllegalArgumentException: schedule.metric is validation_beauty, accepted: one of train_loss,"
                                + " validation_loss, train_accuracy, validation_accuracy");
    }

    @Test
    void allThatDoesNotFitTheDataIsSaidBeforeAnythingIsTrained() {
        RegularisationSettings weighted = new RegularisationSettings(
                Penalties.none(), GradientClipping.none(), 0, new ClassWeights(false, Map.of("water", 2.0)));
        LearningSettings learning = PLAIN.with(PlateauParameters.defaults())
                .with(new EarlyStoppingParameters("validation_accuracy", null, null, null, null))
                .with(weighted);
        CollectedEvents events = new CollectedEvents();
        DataSet unvalidated = FewSamples.of(new Shape(4), 3, 30).in(sample -> Split.SPLIT_TRAIN);

        Outcome outcome = new Training(
                        TinyPlan.standard()
                                .withData(unvalidated)
                                .withLearning(learning)
                                .plan(),
                        events,
                        progress -> {})
                .run();

        String noValidation = "; the data set has no samples to validate on";
        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(outcome.reason())
                .contains(
                        "schedule.metric is validation_loss, accepted: one of train_loss, train_accuracy"
                                + noValidation,
                        "earlyStopping.metric is validation_accuracy, accepted: one of train_loss, train_accuracy"
                                + noValidation,
                        "regularisation.classWeights.water is 2.0, accepted: a weight of class 0, class 1, class 2, or of an index");
        assertThat(events.epochs()).isEmpty();
    }

    @Test
    void imagesAreAugmentedTheSameInEveryRunOfASeed() {
        LearningSettings augmented = PLAIN.with(new AugmentationParameters(1, true, false, 10.0, 0.05));
        List<Double> losses = losses(trained(augmented));

        assertThat(losses(trained(augmented))).isEqualTo(losses);
        assertThat(losses(trained(PLAIN))).isNotEqualTo(losses);
    }

    @Test
    void theShareOfClippedStepsIsToldWhereTheyAreClipped() {
        GradientClipping always = new GradientClipping(OptionalDouble.empty(), OptionalDouble.of(1e-3));

        assertThat(epochs(trained(PLAIN.with(regularised(always, 0, ClassWeights.equal())))))
                .allSatisfy(epoch -> {
                    assertThat(epoch.getMetricsOrThrow("clipped_steps")).isEqualTo(1);
                    assertThat(epoch.getMetricsOrThrow("gradient_norm")).isGreaterThan(1e-3);
                });
        assertThat(epochs(trained(PLAIN)))
                .allSatisfy(epoch -> assertThat(epoch.getMetricsMap()).doesNotContainKey("clipped_steps"));
    }

    @Test
    void smoothedLabelsAndClassWeightsAreTrainedOnAndNotTold() {
        GradientClipping none = GradientClipping.none();
        CollectedEvents plain = trained(PLAIN);
        CollectedEvents smoothed = trained(PLAIN.with(regularised(none, 0.3, ClassWeights.equal())));
        CollectedEvents weighted =
                trained(PLAIN.with(regularised(none, 0, new ClassWeights(false, Map.of("3", 50.0)))));

        assertThat(firstStep(smoothed)).isEqualTo(firstStep(plain));
        assertThat(firstStep(weighted)).isEqualTo(firstStep(plain));
        assertThat(losses(smoothed)).isNotEqualTo(losses(plain));
        assertThat(losses(weighted)).isNotEqualTo(losses(plain));
    }

    private static RegularisationSettings regularised(
            GradientClipping clipping, double smoothing, ClassWeights weights) {
        return new RegularisationSettings(Penalties.none(), clipping, smoothing, weights);
    }

    private static double firstStep(CollectedEvents events) {
        return events.all().stream()
                .filter(Event::hasStepScalars)
                .map(event -> event.getStepScalars().getValues(0))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> losses(CollectedEvents events) {
        return epochs(events).stream()
                .flatMap(epoch -> epoch.getSplitsList().stream())
                .map(split -> split.getLoss())
                .toList();
    }

    private static List<EpochCompleted> epochs(CollectedEvents events) {
        return events.all().stream()
                .filter(Event::hasEpochCompleted)
                .map(Event::getEpochCompleted)
                .toList();
    }

    private static CollectedEvents trained(LearningSettings learning) {
        CollectedEvents events = new CollectedEvents();
        new Training(plan(learning), events, progress -> {}).run();
        return events;
    }

    private static TrainingPlan plan(LearningSettings learning) {
        return TinyPlan.standard()
                .withLearning(learning)
                .withWatch(WatchSettings.nothing().withSteps(true))
                .plan();
    }
}
