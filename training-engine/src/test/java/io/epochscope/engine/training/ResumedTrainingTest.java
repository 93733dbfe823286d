package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.friedman.FriedmanParameters;
import io.epochscope.engine.data.friedman.GeneratedRegressionType;
import io.epochscope.engine.data.landcover.GeneratedSceneParameters;
import io.epochscope.engine.data.landcover.GeneratedSceneType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.optimizer.AdagradParameters;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.RmsPropParameters;
import io.epochscope.engine.optimizer.SgdParameters;
import io.epochscope.engine.schedule.OneCycleParameters;
import io.epochscope.engine.schedule.PlateauParameters;
import io.epochscope.engine.schedule.StepParameters;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.engine.training.Interruption.Attempt;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.StepScalars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of ten epochs equals one that was stopped in its sixth and resumed, bit for bit. */
class ResumedTrainingTest {

    private static final int EPOCHS = 10;
    private static final int INTERRUPTED = 6;

    /** So that epochs are soon no better: losses are far below 1 then. */
    private static final double MUCH = 0.3;

    /** So that no epoch is better than the first. */
    private static final double VERY_MUCH = 1e9;

    @TempDir
    Path folder;

    private Interruption interruption;

    @BeforeEach
    void interrupt() {
        interruption = new Interruption(folder);
    }

    static Stream<Arguments> plans() throws IOException {
        return Stream.of(
                Arguments.of(
                        "mlp with dropout and batch norm, adam, everything watched",
                        tiny().withWatch(everything()).withEvaluation(new EvaluationSettings(4, true))),
                Arguments.of(
                        "cnn with augmentation, momentum, one-cycle by step",
                        tiny().withModel(new ModelChoice<>(
                                        new CnnType(), new CnnParameters(List.of(4, 8), 3, true, 0.2, 8)))
                                .withLearning(LearningSettings.of(new SgdParameters(0.05, 0.9, null, true, 1e-3))
                                        .with(new OneCycleParameters(null, null, null, null, null, null, null))
                                        .with(new AugmentationParameters(1, true, false, 10.0, 0.05)))),
                Arguments.of(
                        "plateau that lowers the rate before and after the interruption",
                        tiny().withLearning(LearningSettings.of(AdamParameters.ofRate(0.02))
                                .with(new PlateauParameters(null, null, 0.5, 1, MUCH, null, 1, null, null, null)))),
                Arguments.of(
                        "a generated scene",
                        tiny().withWatch(WatchSettings.nothing().withPatches(true))
                                .withData(new GeneratedSceneType()
                                        .open(
                                                new GeneratedSceneParameters(16, 16, 8, null, null, null, 4, 0.2, 0.2),
                                                1))
                                .withLearning(LearningSettings.of(
                                        new RmsPropParameters(0.001, null, null, 0.9, true, null)))),
                Arguments.of(
                        "regression",
                        tiny().withData(numbers())
                                .withLearning(
                                        LearningSettings.of(new AdagradParameters(0.05, 0.01, null, null, null)))));
    }

    private static TinyPlan tiny() {
        return TinyPlan.standard()
                .withEpochs(EPOCHS)
                .withWatch(WatchSettings.nothing().withSteps(true));
    }

    private static DataSet numbers() throws IOException {
        return new GeneratedRegressionType().open(new FriedmanParameters(200, null, null), 3);
    }

    private static WatchSettings everything() {
        WatchSettings standard = WatchSettings.standard();
        return standard.withHistograms(1, 4, standard.tensors()).withPictures(3, List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void goesOnAsIfItHadNeverStopped(String name, TinyPlan tiny) throws IOException, MalformedEventException {
        TrainingPlan plan = tiny.plan();
        Attempt whole = interruption.whole(plan);
        Attempt first = interruption.stoppedIn(INTERRUPTED, plan);
        Attempt second = interruption.resumed(plan, first.checkpoint(INTERRUPTED - 1));

        assertThat(first.outcome()).isEqualTo(new Outcome(RunStatus.RUN_STATUS_STOPPED, "enough", INTERRUPTED - 1));
        assertThat(second.outcome()).isEqualTo(whole.outcome());
        assertSame(
                Interruption.upTo(INTERRUPTED - 1, first.events()), Interruption.upTo(INTERRUPTED - 1, whole.events()));
        assertSame(Interruption.from(INTERRUPTED, second.events()), Interruption.from(INTERRUPTED, whole.events()));
        assertThat(Interruption.upTo(INTERRUPTED - 1, second.events())).isEmpty();
        assertThat(second.model()).isEqualTo(whole.model());
        assertThat(Interruption.contents(second.folder().resolve("epoch-" + EPOCHS)))
                .as("the state that both come to")
                .isEqualTo(Interruption.contents(whole.folder().resolve("epoch-" + EPOCHS)));
        assertThat(best(second)).isEqualTo(best(whole));
        for (Event event : second.events().all()) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void tellsThatItIsAnotherAttempt() throws IOException {
        TrainingPlan plan = tiny().withEpochs(3).plan();
        Attempt first = interruption.stoppedIn(2, plan);
        List<Event> second =
                interruption.resumed(plan, first.checkpoint(1)).events().all();

        assertThat(first.events().all().stream().filter(Event::hasStepScalars).map(Event::getStepScalars))
                .as("the half epoch is told of, and superseded")
                .filteredOn(steps -> steps.getEpoch() == 2)
                .extracting(StepScalars::getStepsCount)
                .containsOnly(1);
        assertThat(second).allMatch(event -> event.getAttempt() == 2);
        assertThat(second.get(0).getSequence()).isEqualTo(1);
        assertThat(second.get(0).getRunStarted().getLayersCount()).isPositive();
        assertThat(second.get(1).getAttemptStarted().getFromEpoch()).isEqualTo(2);
        assertThat(second.get(1).getAttemptStarted().getReason()).isEqualTo("resumed after epoch 1");
        RunFinished finished = second.get(second.size() - 1).getRunFinished();
        assertThat(finished.getEpochsCompleted()).isEqualTo(3);
        assertThat(finished.getEventsPerTopicOrThrow("training.runs")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("patience")
    void putsTheWeightsOfABestEpochBackThatLiesBeforeTheInterruption(int patience) throws IOException {
        TinyPlan tiny = tiny();
        TrainingPlan plan = tiny.withLearning(LearningSettings.of(AdamParameters.ofRate(0.02))
                        .with(new EarlyStoppingParameters(null, null, patience, VERY_MUCH, true)))
                .plan();
        Attempt whole = interruption.whole(plan);
        Attempt first = interruption.stoppedIn(INTERRUPTED, plan);
        Attempt second = interruption.resumed(plan, first.checkpoint(INTERRUPTED - 1));

        assertThat(whole.events().finished().getBestEpoch()).isBetween(1, INTERRUPTED - 2);
        assertThat(whole.outcome().epochsCompleted()).isGreaterThan(INTERRUPTED);
        assertThat(second.outcome()).isEqualTo(whole.outcome());
        assertSame(Interruption.from(INTERRUPTED, second.events()), Interruption.from(INTERRUPTED, whole.events()));
        assertThat(second.model()).isEqualTo(whole.model());
        assertThat(best(second)).isEqualTo(best(whole));
    }

    /** One that is at its end before the last epoch, and one that is not. */
    static Stream<Integer> patience() {
        return Stream.of(7, 20);
    }

    @Test
    void aCompletedRunGoesOnFromItsNewestWeightsWhateverItEndedWith() throws IOException {
        LearningSettings learning = LearningSettings.of(AdamParameters.ofRate(0.02))
                .with(new StepParameters(3, 0.5, null, null))
                .with(new EarlyStoppingParameters(null, null, 20, MUCH, true));
        TinyPlan tiny = tiny().withLearning(learning);
        Attempt whole = interruption.whole(tiny.plan());
        Attempt half = interruption.whole(tiny.withEpochs(5).plan());
        Attempt extended = interruption.resumed(tiny.plan(), half.checkpoint(5));

        assertThat(half.events().finished().getBestEpoch())
                .as("so that the first half ended with other weights than it trained last")
                .isLessThan(5);
        assertSame(Interruption.from(6, extended.events()), Interruption.from(6, whole.events()));
        assertThat(extended.model()).isEqualTo(whole.model());
    }

    @Test
    void aRunThatHadOnlyToEndEndsAsItWouldHave() throws IOException {
        TrainingPlan plan = tiny().withLearning(LearningSettings.of(AdamParameters.ofRate(0.02))
                        .with(new EarlyStoppingParameters(null, null, 2, MUCH, true)))
                .plan();
        Attempt whole = interruption.whole(plan);
        Attempt again =
                interruption.resumed(plan, whole.checkpoint(whole.outcome().epochsCompleted()));

        assertThat(again.outcome()).isEqualTo(whole.outcome());
        assertThat(again.events().epochs()).isEmpty();
        assertThat(again.model()).isEqualTo(whole.model());
        assertThat(best(again)).isEqualTo(best(whole));
    }

    @Test
    void lossesThatAreNoNumbersSurvive() throws IOException {
        TrainingPlan plan = tiny().withEpochs(4)
                .withLearning(LearningSettings.of(SgdParameters.plain(1e30))
                        .with(new PlateauParameters(null, null, 0.5, 0, null, null, null, null, null, null)))
                .plan();
        Attempt whole = interruption.whole(plan);
        Attempt first = interruption.stoppedIn(3, plan);
        Attempt second = interruption.resumed(plan, first.checkpoint(2));

        assertThat(whole.events().epochs().get(1).getSplits(0).getLoss()).isNaN();
        assertSame(Interruption.from(3, second.events()), Interruption.from(3, whole.events()));
        assertThat(second.model()).isEqualTo(whole.model());
    }

    @Test
    void refusesTheCheckpointOfAnotherRun() throws IOException {
        Checkpoint other = interruption.whole(tiny().withEpochs(1).plan()).checkpoint(1);

        refuses(
                tiny().withModel(
                                new ModelChoice<>(new MlpType(), new MlpParameters(List.of(16, 9), "relu", 0.1, true))),
                other,
                "parameter ");
        refuses(
                tiny().withModel(new ModelChoice<>(new CnnType(), CnnParameters.defaults())),
                other,
                "its model is mlp, that of the run is cnn");
        refuses(
                tiny().withLearning(LearningSettings.of(SgdParameters.plain(0.1))),
                other,
                "its optimizer is adam, that of the run is sgd");
    }

    private void refuses(TinyPlan tiny, Checkpoint from, String why) throws IOException {
        Attempt attempt = interruption.resumed(tiny.plan(), from);

        assertThat(attempt.outcome().status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(attempt.outcome().reason()).contains("cannot be resumed from", why);
        assertThat(attempt.outcome().epochsCompleted()).isEqualTo(1);
        assertThat(attempt.events().finished().getBestEpoch()).isEqualTo(1);
    }

    @Test
    void refusesALaterFormatAndWhatIsNoCheckpoint() throws IOException {
        Path place = interruption.whole(tiny().withEpochs(1).plan()).folder().resolve("epoch-1");
        Path file = place.resolve("checkpoint.properties");
        String text = Files.readString(file);

        Files.writeString(file, text.replace("format=1", "format=2"));
        assertThatRefused(place, "format 2", "up to 1");
        Files.writeString(file, text.replaceAll("epoch=1", "epoch=one"));
        assertThatRefused(place, "epoch=one");
        Files.writeString(file, "");
        assertThatRefused(place, "lacks format");
        assertThatRefused(folder, "there is no checkpoint in");
    }

    private static void assertThatRefused(Path place, String... why) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Checkpoint.open(place))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(why);
    }

    @Test
    void aStateThatCannotBeKeptDoesNotEndTheRun() {
        CollectedEvents events = new CollectedEvents();
        Outcome outcome = new Training(
                        tiny().withEpochs(2).plan(),
                        events,
                        progress -> {},
                        model -> {},
                        new Checkpointing(
                                snapshot -> {
                                    throw new NoSuchFileException("the disk is full");
                                },
                                Optional.empty()))
                .run();

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(events.epochs()).hasSize(2);
    }

    /** One by one, since all together they fill megabytes. */
    private static void assertSame(List<Event> events, List<Event> expected) {
        assertThat(events).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i)).as("event %d", i).isEqualTo(expected.get(i));
        }
    }

    private static List<Object> best(Attempt attempt) {
        RunFinished finished = attempt.events().finished();
        return List.of(finished.getBestEpoch(), finished.getBestMetric(), finished.getBestValue());
    }
}
