package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passes that judge all samples with the weights that an epoch arrived at. */
class ExactEvaluationTest {

    private static final String LOSS = "evaluation_train_loss";
    private static final String ACCURACY = "evaluation_train_accuracy";

    @Test
    void scoresAreThoseOfASecondLookWithTheSameWeights() {
        Twins twins = new Twins(TinyPlan.digits());
        int half = twins.size() / 2;

        CollectedEvents events = train(TinyPlan.standard().withData(twins), new EvaluationSettings(1, false));

        for (int epoch = 1; epoch <= 2; epoch++) {
            List<Float> exact = losses(events, epoch, Pass.PASS_EVALUATION);
            List<Float> validated = losses(events, epoch, Pass.PASS_VALIDATION);
            assertThat(exact).hasSize(2 * half);
            assertThat(exact.subList(half, 2 * half)).isEqualTo(validated);
            for (int sample = 0; sample < half; sample++) {
                assertThat(exact.get(sample)).isCloseTo(validated.get(sample), within(1e-5f));
            }
            assertThat(losses(events, epoch, Pass.PASS_TRAINING)).isNotEqualTo(exact.subList(0, half));
            EpochCompleted completed = events.epochs().get(epoch - 1);
            SplitMetrics validation = CollectedEvents.metrics(completed, Split.SPLIT_VALIDATION);
            assertThat(completed.getMetricsOrThrow(LOSS)).isCloseTo(validation.getLoss(), within(1e-6));
            assertThat(completed.getMetricsOrThrow(ACCURACY)).isEqualTo(validation.getMetricsOrThrow("accuracy"));
        }
    }

    @Test
    void itFollowsEveryFewEpochsAndTheLast() {
        CollectedEvents events = train(TinyPlan.standard().withEpochs(5), new EvaluationSettings(2, true));

        assertThat(evaluated(events)).containsExactly(2, 4, 5);
        assertThat(events.epochs().stream()
                        .filter(epoch -> epoch.containsMetrics(LOSS))
                        .map(EpochCompleted::getEpoch))
                .containsExactly(2, 4, 5);
        for (int epoch : List.of(2, 4, 5)) {
            assertThat(losses(events, epoch, Pass.PASS_EVALUATION)).hasSize(300);
        }
    }

    @Test
    void aPatchHasOneScoreOfAPassAndEpoch() {
        CollectedEvents events = train(TinyPlan.standard(), new EvaluationSettings(1, true));

        assertThat(events.patchScores().stream()
                        .map(scores -> List.of(scores.getEpoch(), scores.getPass(), scores.getChunk())))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingElseOfTheRunChanges() {
        CollectedEvents with = train(TinyPlan.standard(), new EvaluationSettings(1, true));
        CollectedEvents without = train(TinyPlan.standard(), EvaluationSettings.never());

        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(with.epochs().get(epoch).getSplitsList())
                    .isEqualTo(without.epochs().get(epoch).getSplitsList());
        }
        assertThat(without.epochs()).noneMatch(epoch -> epoch.containsMetrics(LOSS));
    }

    @Test
    void itIsDoneForTheFiguresAloneWherePatchesAreNotWatched() {
        CollectedEvents events =
                train(TinyPlan.standard().withWatch(WatchSettings.nothing()), new EvaluationSettings(0, true));

        assertThat(events.patchScores()).isEmpty();
        assertThat(events.epochs().get(1).getMetricsOrThrow(LOSS)).isPositive();
    }

    private static CollectedEvents train(TinyPlan plan, EvaluationSettings evaluation) {
        CollectedEvents events = new CollectedEvents();
        new Training(plan.withEvaluation(evaluation).plan(), events, progress -> {}).run();
        return events;
    }

    private static List<Integer> evaluated(CollectedEvents events) {
        return events.patchScores().stream()
                .filter(scores -> scores.getPass() == Pass.PASS_EVALUATION)
                .map(PatchScores::getEpoch)
                .toList();
    }

    private static List<Float> losses(CollectedEvents events, int epoch, Pass pass) {
        return events.patchScores().stream()
                .filter(scores -> scores.getEpoch() == epoch && scores.getPass() == pass)
                .flatMap(scores -> scores.getLossList().stream())
                .toList();
    }

    /** Every sample twice: to train on, and to validate with. */
    private record Twins(DataSet data) implements DataSet {

        @Override
        public String name() {
            return "Twins";
        }

        @Override
        public Shape sampleShape() {
            return data.sampleShape();
        }

        @Override
        public List<ClassLabel> classes() {
            return data.classes();
        }

        @Override
        public int size() {
            return 2 * data.size();
        }

        @Override
        public Split split(int sample) {
            return sample < data.size() ? Split.SPLIT_TRAIN : Split.SPLIT_VALIDATION;
        }

        @Override
        public int label(int sample) {
            return data.label(sample % data.size());
        }

        @Override
        public void copyFeatures(int sample, FloatBuffer target) {
            data.copyFeatures(sample % data.size(), target);
        }

        @Override
        public List<Scene> scenes() {
            return List.of(Scene.contactSheet("twins", "Twins", size()));
        }

        @Override
        public void close() {}
    }
}
