package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.correction.Correction;
import io.epochscope.engine.correction.Correction.Change;
import io.epochscope.engine.correction.Correction.Exclude;
import io.epochscope.engine.correction.Correction.Weigh;
import io.epochscope.engine.correction.Corrections;
import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.optimizer.SgdParameters;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What weights do to the gradient, seen in where a few steps on all samples at once lead. */
class SampleWeightsTest {

    private static final double NOISE = 1e-4;

    private final DataSet digits = TinyPlan.digits();

    @Test
    void aWeightOfZeroIsAsGoodAsLeavingThePatchOut() throws UnusableCorrectionsException {
        IntPredicate third = sample -> sample % 3 == 0;
        double plain = validationLoss(digits);
        double unweighted = validationLoss(correct(third, new Weigh(0)));
        double excluded = validationLoss(correct(third, new Exclude()));

        assertThat(unweighted).isCloseTo(excluded, within(NOISE));
        assertThat(Math.abs(unweighted - plain)).isGreaterThan(10 * NOISE);
    }

    @Test
    void onlyWhatPatchesCountBesideEachOtherMatters() throws UnusableCorrectionsException {
        assertThat(validationLoss(correct(sample -> true, new Weigh(7))))
                .isCloseTo(validationLoss(digits), within(NOISE));
    }

    @Test
    void aLargeWeightPullsTowardsItsPatch() throws UnusableCorrectionsException {
        int favourite = firstTrained();
        float before = lossOf(favourite, digits);
        float after = lossOf(favourite, correct(sample -> sample == favourite, new Weigh(100)));

        assertThat(after).isLessThan(before - 0.5f);
    }

    @Test
    void lossesAreToldWithoutWeights() throws UnusableCorrectionsException {
        CollectedEvents events = train(correct(sample -> sample % 2 == 0, new Weigh(5)));

        EpochCompleted first = events.epochs().get(0);
        double mean = events.patchScores().stream()
                .filter(scores -> scores.getEpoch() == 1 && scores.getPass() == Pass.PASS_TRAINING)
                .flatMap(scores -> scores.getLossList().stream())
                .mapToDouble(Float::doubleValue)
                .average()
                .orElseThrow();
        assertThat(CollectedEvents.metrics(first, Split.SPLIT_TRAIN).getLoss()).isCloseTo(mean, within(1e-9));
        assertThat(mean)
                .isEqualTo(
                        CollectedEvents.metrics(train(digits).epochs().get(0), Split.SPLIT_TRAIN)
                                .getLoss(),
                        within(NOISE));
    }

    @Test
    void aBatchInWhichNothingCountsLearnsNothing() throws UnusableCorrectionsException {
        CollectedEvents events = train(correct(sample -> true, new Weigh(0)));

        assertThat(events.epochs())
                .allSatisfy(epoch ->
                        assertThat(epoch.getMetricsOrThrow("gradient_norm")).isZero());
    }

    private DataSet correct(IntPredicate which, Change change) throws UnusableCorrectionsException {
        Scene sheet = digits.scenes().get(0);
        List<Correction> corrections = new ArrayList<>();
        for (int sample = 0; sample < digits.size(); sample++) {
            if (which.test(sample) && digits.split(sample) == Split.SPLIT_TRAIN) {
                corrections.add(new Correction(sheet.id(), sample / sheet.columns(), sample % sheet.columns(), change));
            }
        }
        return new Corrections(corrections).applyTo(digits);
    }

    private int firstTrained() {
        int sample = 0;
        while (digits.split(sample) != Split.SPLIT_TRAIN) {
            sample++;
        }
        return sample;
    }

    private static double validationLoss(DataSet data) {
        return CollectedEvents.metrics(train(data).epochs().get(2), Split.SPLIT_VALIDATION)
                .getLoss();
    }

    private static float lossOf(int sample, DataSet data) {
        return train(data).patchScores().stream()
                .filter(scores -> scores.getEpoch() == 3 && scores.getPass() == Pass.PASS_EVALUATION)
                .findFirst()
                .orElseThrow()
                .getLoss(sample);
    }

    /** Three steps on all samples at once, without batch norm and dropout, which look at more than the loss. */
    private static CollectedEvents train(DataSet data) {
        CollectedEvents events = new CollectedEvents();
        TrainingPlan plan = new TrainingPlan(
                RunIdentity.of("weights", "Weights"),
                new ModelChoice<>(new MlpType(), new MlpParameters(List.of(16), "relu", 0.0, false)),
                data,
                3,
                1000,
                LossSettings.standard(Task.TASK_CLASSIFICATION),
                LearningSettings.of(SgdParameters.plain(0.5)),
                1,
                WatchSettings.standard(),
                new EvaluationSettings(0, true),
                CheckpointParameters.none(),
                Optional.empty());
        new Training(plan, events, progress -> {}).run();
        return events;
    }
}
