package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a network with batch norm, whose running statistics are of its weights. */
class EarlyStoppingRunTest {

    /** So that epochs are soon no better: losses are far below 1 then. */
    private static final double MUCH = 0.3;

    @TempDir
    Path folder;

    @Test
    void aRunThatGetsNoBetterEndsAndSaysWhy() throws IOException, MalformedEventException {
        Run run = run(20, stopping(2, MUCH, true));
        for (Event event : run.all()) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
        RunFinished finished = run.finished();
        int best = finished.getBestEpoch();

        assertThat(best).isPositive();
        assertThat(run.epochs()).hasSize(best + 2);
        assertThat(finished.getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(finished.getEpochsCompleted()).isEqualTo(best + 2);
        assertThat(finished.getReason())
                .startsWith("stopped early: validation_loss has not improved on ")
                .endsWith(" of epoch %d by more than 0.3 for 2 epochs".formatted(best));
        assertThat(finished.getBestValue()).isEqualTo(validation(run, best).getLoss());
        assertThat(run.all().stream().filter(Event::hasActionTaken).map(Event::getActionTaken))
                .containsExactly(ActionTaken.newBuilder()
                        .setAction("stopped early")
                        .setActor("early stopping")
                        .setReason(finished.getReason())
                        .setEpoch(best + 2)
                        .build());
    }

    @Test
    void theBestWeightsAreTestedAndKept() throws IOException {
        Run stopped = run(20, stopping(2, MUCH, true));
        int best = stopped.finished().getBestEpoch();
        Run asLongAsTheBest = run(best, null);

        assertThat(test(stopped)).isEqualTo(test(asLongAsTheBest));
        assertThat(stopped.model()).hasFileName("model-%04d.params".formatted(best));
        assertThat(stopped.model()).hasSameBinaryContentAs(asLongAsTheBest.model());
    }

    @Test
    void theLastWeightsAreKeptIfTheBestAreNotWanted() throws IOException {
        Run stopped = run(20, stopping(2, MUCH, false));
        int last = stopped.finished().getEpochsCompleted();
        Run asLong = run(last, null);

        assertThat(stopped.finished().getBestEpoch()).isEqualTo(last - 2);
        assertThat(test(stopped)).isEqualTo(test(asLong));
        assertThat(stopped.model()).hasSameBinaryContentAs(asLong.model());
    }

    @Test
    void untilTheStopItIsTheRunWithoutEarlyStopping() throws IOException {
        Run stopped = run(20, stopping(2, MUCH, true));
        Run longer = run(stopped.epochs().size() + 1, null);

        assertThat(stopped.epochs().stream().map(EarlyStoppingRunTest::trainedAndValidated))
                .isEqualTo(longer.epochs().stream()
                        .limit(stopped.epochs().size())
                        .map(EarlyStoppingRunTest::trainedAndValidated)
                        .toList());
    }

    @Test
    void aRunThatComesToItsLastEpochEndsWithTheBestWeightsToo() throws IOException {
        EarlyStoppingParameters stopping = stopping(2, MUCH, true);
        int best = run(20, stopping).finished().getBestEpoch();
        Run run = run(best + 1, stopping);

        assertThat(run.finished().getBestEpoch()).isEqualTo(best);
        assertThat(run.finished().getReason()).isEmpty();
        assertThat(run.all()).noneMatch(Event::hasActionTaken);
        assertThat(test(run)).isEqualTo(test(run(best, null)));
    }

    @Test
    void whatIsDueAfterTheLastEpochIsDueAtTheStop() throws IOException {
        Run stopped = run(20, stopping(2, MUCH, true), new EvaluationSettings(0, true), 100);
        int best = stopped.finished().getBestEpoch();
        int last = stopped.epochs().size();
        Run asLongAsTheBest = run(best, null, new EvaluationSettings(0, true), 100);

        assertThat(stopped.all().stream().filter(Event::hasPicture).map(Event::getPicture))
                .extracting(Picture::getEpoch)
                .containsOnly(0, last);
        assertThat(exact(stopped)).isEqualTo(exact(asLongAsTheBest));
        assertThat(exactScores(stopped)).isNotEmpty().isEqualTo(exactScores(asLongAsTheBest));
    }

    @Test
    void aMetricThatNoEpochHasFailsTheRunAtItsStart() throws IOException {
        Run run = run(2, new EarlyStoppingParameters("validation_rmse", null, null, null, null));

        assertThat(run.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(run.finished().getReason()).contains("earlyStopping.metric", "validation_accuracy");
        assertThat(run.epochs()).isEmpty();
    }

    @Test
    void theMetricsToChooseFromAreThoseThatEpochsHave() throws IOException {
        EpochCompleted epoch = run(1, null).epochs().get(0);

        assertThat(EpochMetric.namesOf(Task.TASK_CLASSIFICATION))
                .containsExactlyInAnyOrder("train_loss", "train_accuracy", "validation_loss", "validation_accuracy")
                .allSatisfy(
                        name -> assertThat(EpochMetric.named(name).of(epoch)).isFinite());
    }

    private static EarlyStoppingParameters stopping(int patience, double minDelta, boolean restoreBest) {
        return new EarlyStoppingParameters(null, null, patience, minDelta, restoreBest);
    }

    private static SplitMetrics validation(Run run, int epoch) {
        return CollectedEvents.metrics(run.epochs().get(epoch - 1), Split.SPLIT_VALIDATION);
    }

    private static SplitMetrics test(Run run) {
        return CollectedEvents.metrics(run.lastEpoch(), Split.SPLIT_TEST);
    }

    private static double exact(Run run) {
        return run.lastEpoch().getMetricsOrThrow("evaluation_train_loss");
    }

    private static List<PatchScores> exactScores(Run run) {
        return run.events().patchScores().stream()
                .filter(scores -> scores.getPass() == Pass.PASS_EVALUATION)
                .map(scores -> scores.toBuilder().clearEpoch().build())
                .toList();
    }

    private static List<SplitMetrics> trainedAndValidated(EpochCompleted epoch) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() != Split.SPLIT_TEST)
                .toList();
    }

    private Run run(int epochs, EarlyStoppingParameters stopping) throws IOException {
        return run(epochs, stopping, EvaluationSettings.never(), 0);
    }

    private Run run(int epochs, EarlyStoppingParameters stopping, EvaluationSettings evaluation, int pictureEpochs)
            throws IOException {
        TinyPlan tiny = TinyPlan.standard()
                .withEpochs(epochs)
                .withLearningRate(0.02)
                .withWatch(watch(pictureEpochs))
                .withEvaluation(evaluation);
        if (stopping != null) {
            tiny = tiny.withLearning(tiny.learning().with(stopping));
        }
        CollectedEvents events = new CollectedEvents();
        List<Path> models = new ArrayList<>();
        Path place = Files.createTempDirectory(folder, "model");
        new Training(tiny.plan(), events, progress -> {}, model -> {
                    model.save(place);
                    try (var files = Files.list(place)) {
                        files.forEach(models::add);
                    }
                })
                .run();
        return new Run(events, models);
    }

    private static WatchSettings watch(int pictureEpochs) {
        WatchSettings nothing = WatchSettings.nothing();
        return new WatchSettings(
                pictureEpochs > 0,
                nothing.steps(),
                nothing.histogramEpochs(),
                nothing.histogramSteps(),
                nothing.tensors(),
                nothing.probes(),
                pictureEpochs,
                nothing.samples());
    }

    private record Run(CollectedEvents events, List<Path> models) {

        List<Event> all() {
            return events.all();
        }

        List<EpochCompleted> epochs() {
            return events.epochs();
        }

        EpochCompleted lastEpoch() {
            return epochs().get(epochs().size() - 1);
        }

        RunFinished finished() {
            return events.finished();
        }

        Path model() {
            assertThat(models).hasSize(1);
            return models.get(0);
        }
    }
}
