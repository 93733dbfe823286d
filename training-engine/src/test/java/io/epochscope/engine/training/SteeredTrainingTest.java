package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.schedule.ConstantParameters;
import io.epochscope.engine.schedule.CosineParameters;
import io.epochscope.engine.schedule.PlateauParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.steering.Intervention;
import io.epochscope.engine.steering.Measure;
import io.epochscope.engine.steering.Steering;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked for while an epoch is trained is done at its end. */
class SteeredTrainingTest {

    private static final double RATE = 0.02;
    private static final Measure REDUCE = new Measure.ReduceRate(0.1, 1);

    @TempDir
    Path folder;

    static Stream<ScheduleParameters> schedules() {
        return Stream.of(
                ConstantParameters.plain(),
                new CosineParameters(null, null, null, null),
                new PlateauParameters(null, null, 0.5, 0, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aReducedRateIsThatOfTheScheduleTimesTheFactorFromTheNextEpochOn(ScheduleParameters schedule)
            throws IOException, MalformedEventException {
        // Of a schedule that goes by losses too, since these are the same up to the epoch after the next.
        TrainingPlan plan = plan(4, schedule);
        Run alone = run(plan, Map.of());
        Run steered = run(plan, Map.of(2, asked("plateau/1", REDUCE)));

        List<Double> before = rates(alone);
        List<Double> after = rates(steered);
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(after.get(2)).isCloseTo(0.1 * before.get(2), within(1e-15));
        if (!(schedule instanceof PlateauParameters)) {
            assertThat(after.get(3)).isCloseTo(0.1 * before.get(3), within(1e-15));
        }
        assertThat(steered.actions())
                .containsExactly(ActionTaken.newBuilder()
                        .setAction("reduced rate")
                        .setActor("plateau")
                        .setReason("It gets no better.")
                        .setEpoch(2)
                        .build());
        assertThat(steered.outcome()).isEqualTo(new Outcome(RunStatus.RUN_STATUS_COMPLETED, "", 4));
        for (Event event : steered.events().all()) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void theSameIsDoneOnceAndNothingElseBeforeTheCooldownIsOver() throws IOException {
        Run run = run(
                plan(7, ConstantParameters.plain()),
                Map.of(
                        1, asked("plateau/1", REDUCE),
                        2, asked("oscillation/1", REDUCE),
                        3, asked("plateau/1", REDUCE),
                        4, asked("oscillation/1", REDUCE)));

        assertThat(run.actions())
                .extracting(ActionTaken::getActor, ActionTaken::getEpoch)
                .containsExactly(tuple("plateau", 1), tuple("oscillation", 4));
        assertThat(rates(run).get(4)).isCloseTo(RATE * 0.01, within(1e-15));
    }

    @Test
    void aRateThatNoEpochWouldHaveIsNotReduced() throws IOException {
        Run run = run(plan(2, ConstantParameters.plain()), Map.of(2, asked("plateau/1", REDUCE)));

        assertThat(run.actions()).isEmpty();
        assertThat(Checkpoint.open(run.place().resolve("epoch-2")).steering().isNone())
                .isTrue();
    }

    @Test
    void whatIsWithdrawnBeforeTheEpochEndsIsNotDone() throws IOException {
        Steering steering = new Steering(false);
        Run run = run(plan(2, ConstantParameters.plain()), steering, Optional.empty(), progress -> {
            if (progress.epoch() == 1 && progress.step() == 1) {
                steering.ask(intervention(asked("plateau/1", REDUCE)));
                assertThat(steering.withdraw("plateau/1")).isTrue();
            }
        });

        assertThat(run.actions()).isEmpty();
    }

    @Test
    void aResumedRunGoesOnAtTheReducedRateBitForBit() throws IOException {
        TrainingPlan plan = plan(6, new CosineParameters(null, null, null, null));
        Map<Integer, Asked> asked = Map.of(2, asked("plateau/1", REDUCE), 4, asked("oscillation/2", REDUCE));
        Run whole = run(plan, asked);
        Run resumed = run(
                plan,
                new Steering(false),
                Optional.of(Checkpoint.open(whole.place().resolve("epoch-2"))),
                asking(asked, new Steering(false)));
        Run again = resumeAskingTheSame(plan, whole, asked);

        assertThat(rates(resumed))
                .as("without being asked anything, at the rate of before")
                .first()
                .isEqualTo(rates(whole).get(2));
        assertThat(Interruption.from(3, again.events())).isEqualTo(Interruption.from(3, whole.events()));
        assertThat(Interruption.contents(again.place().resolve("epoch-6")))
                .isEqualTo(Interruption.contents(whole.place().resolve("epoch-6")));
        assertThat(again.actions()).extracting(ActionTaken::getActor).containsExactly("oscillation");
    }

    /** What was settled before the checkpoint is asked for again, as a finding that lasts is told again. */
    private Run resumeAskingTheSame(TrainingPlan plan, Run whole, Map<Integer, Asked> asked) throws IOException {
        Steering steering = new Steering(false);
        return run(plan, steering, Optional.of(Checkpoint.open(whole.place().resolve("epoch-2"))), progress -> {
            asking(asked, steering).accept(progress);
            steering.ask(intervention(asked("plateau/1", REDUCE)));
        });
    }

    @Test
    void endsWithTheWeightsOfTheBestEpoch() throws IOException {
        // At such a rate a later epoch is worse than an earlier one.
        TrainingPlan plan = plan(8, ConstantParameters.plain(), null);
        Run alone = run(plan, Map.of());
        int worse = firstWorse(alone);
        Run steered = run(plan, new Steering(true), Map.of(worse, asked("overfitting/1", new Measure.RestoreBest())));

        int best = steered.events().finished().getBestEpoch();
        assertThat(best).isLessThan(worse);
        assertThat(steered.outcome())
                .isEqualTo(new Outcome(RunStatus.RUN_STATUS_COMPLETED, "overfitting: It gets no better.", worse));
        assertThat(steered.actions())
                .containsExactly(ActionTaken.newBuilder()
                        .setAction("stopped early")
                        .setActor("overfitting")
                        .setReason("overfitting: It gets no better.")
                        .setEpoch(worse)
                        .build());
        Run asLongAsTheBest = run(plan(best, ConstantParameters.plain(), null), Map.of());
        assertThat(testOf(steered)).isEqualTo(testOf(asLongAsTheBest));
        assertThat(steered.weights("model", best)).isEqualTo(asLongAsTheBest.weights("model", best));
        assertThat(steered.weights("epoch-" + worse, worse))
                .as("the checkpoint is of the newest epoch")
                .isEqualTo(alone.weights("epoch-" + worse, worse));
    }

    @Test
    void endsWithItsLastWeightsIfNothingIsAskedFor() throws IOException {
        TrainingPlan plan = plan(8, ConstantParameters.plain(), null);
        Run alone = run(plan, Map.of());
        Run steerable = run(plan, new Steering(true), Map.of());

        assertThat(firstWorse(alone)).isPositive();
        assertThat(steerable.weights("model", 8)).isEqualTo(alone.weights("model", 8));
    }

    @Test
    void endsWithTheBestEpochByTheMetricOfEarlyStopping() throws IOException {
        EarlyStoppingParameters stopping = new EarlyStoppingParameters("validation_accuracy", null, 100, 1.0, false);
        Run run = run(
                plan(8, ConstantParameters.plain(), stopping),
                new Steering(true),
                Map.of(3, asked("overfitting/1", new Measure.RestoreBest())));

        assertThat(run.outcome().epochsCompleted()).isEqualTo(3);
        assertThat(run.events().finished().getBestEpoch())
                .as("no accuracy is better by more than 1 than that of the first")
                .isEqualTo(1);
        assertThat(run.weights("model", 1)).isNotEmpty();
    }

    @Test
    void aResumedRunCanStillEndWithTheBestWeightsOfBefore() throws IOException {
        EarlyStoppingParameters stopping = new EarlyStoppingParameters("validation_accuracy", null, 100, 1.0, false);
        TrainingPlan plan = plan(8, ConstantParameters.plain(), stopping);
        Map<Integer, Asked> asked = Map.of(4, asked("overfitting/1", new Measure.RestoreBest()));
        Run whole = run(plan, new Steering(true), asked);
        Steering steering = new Steering(true);
        Run resumed = run(
                plan,
                steering,
                Optional.of(Checkpoint.open(whole.place().resolve("epoch-2"))),
                asking(asked, steering));

        assertThat(resumed.outcome()).isEqualTo(whole.outcome());
        assertThat(resumed.weights("model", 1)).isEqualTo(whole.weights("model", 1));
    }

    private static int firstWorse(Run run) {
        double best = Double.POSITIVE_INFINITY;
        for (EpochCompleted epoch : run.events().epochs()) {
            double loss = CollectedEvents.metrics(epoch, Split.SPLIT_VALIDATION).getLoss();
            if (loss > best) {
                return epoch.getEpoch();
            }
            best = loss;
        }
        throw new AssertionError("every epoch is better than those before");
    }

    private static Object testOf(Run run) {
        List<EpochCompleted> epochs = run.events().epochs();
        return CollectedEvents.metrics(epochs.get(epochs.size() - 1), Split.SPLIT_TEST);
    }

    private static List<Double> rates(Run run) {
        return run.events().epochs().stream()
                .map(EpochCompleted::getLearningRate)
                .toList();
    }

    private static TrainingPlan plan(int epochs, ScheduleParameters schedule) throws IOException {
        return TinyPlan.standard()
                .withEpochs(epochs)
                .withWatch(WatchSettings.nothing())
                .withLearning(LearningSettings.of(AdamParameters.ofRate(RATE)).with(schedule))
                .plan();
    }

    private static TrainingPlan plan(int epochs, ScheduleParameters schedule, EarlyStoppingParameters stopping)
            throws IOException {
        LearningSettings learning =
                LearningSettings.of(AdamParameters.ofRate(0.3)).with(schedule);
        return TinyPlan.standard()
                .withEpochs(epochs)
                .withWatch(WatchSettings.nothing())
                .withLearning(stopping == null ? learning : learning.with(stopping))
                .plan();
    }

    private record Asked(String id, Measure measure) {}

    private static Asked asked(String id, Measure measure) {
        return new Asked(id, measure);
    }

    private static Intervention intervention(Asked asked) {
        return new Intervention(
                asked.id(), asked.id().substring(0, asked.id().indexOf('/')), "It gets no better.", asked.measure());
    }

    private static Consumer<Progress> asking(Map<Integer, Asked> asked, Steering steering) {
        return progress -> Optional.ofNullable(asked.get(progress.epoch()))
                // Not with the progress that tells the end of the epoch: that would be for the next one.
                .filter(any -> progress.step() == 1)
                .map(SteeredTrainingTest::intervention)
                .ifPresent(steering::ask);
    }

    private Run run(TrainingPlan plan, Map<Integer, Asked> asked) throws IOException {
        return run(plan, new Steering(false), asked);
    }

    private Run run(TrainingPlan plan, Steering steering, Map<Integer, Asked> asked) throws IOException {
        return run(plan, steering, Optional.empty(), asking(asked, steering));
    }

    private Run run(TrainingPlan plan, Steering steering, Optional<Checkpoint> from, Consumer<Progress> progress)
            throws IOException {
        Path place = Files.createTempDirectory(folder, "run");
        CollectedEvents events = new CollectedEvents();
        Outcome outcome = new Training(
                        plan,
                        events,
                        progress,
                        model -> model.save(place.resolve("model")),
                        new Checkpointing(snapshot -> snapshot.save(place.resolve("epoch-" + snapshot.epoch())), from),
                        steering)
                .run();
        return new Run(events, outcome, place);
    }

    private record Run(CollectedEvents events, Outcome outcome, Path place) {

        List<ActionTaken> actions() {
            return events.all().stream()
                    .filter(Event::hasActionTaken)
                    .map(Event::getActionTaken)
                    .toList();
        }

        byte[] weights(String of, int epoch) throws IOException {
            return Files.readAllBytes(place.resolve(of).resolve("model-%04d.params".formatted(epoch)));
        }
    }
}
