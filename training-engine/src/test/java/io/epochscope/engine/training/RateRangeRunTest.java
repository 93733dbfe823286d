package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.SgdParameters;
import io.epochscope.engine.raterange.RateRangeParameters;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.StepScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rate-range test from its opening event to its closing one. */
class RateRangeRunTest {

    private static final RateRangeParameters RANGE = new RateRangeParameters(1e-5, 1.0, 60, 0.9, 4.0);

    /** Its own rate is not used. */
    private static final LearningSettings ADAM = LearningSettings.of(AdamParameters.ofRate(0.5));

    private final CollectedEvents events = new CollectedEvents();
    private final List<TrainedModel> models = new ArrayList<>();

    @Test
    void triesRisingRatesAndSuggestsOne() throws MalformedEventException {
        Outcome outcome = run(RANGE, ADAM);

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(outcome.epochsCompleted()).isEqualTo(1);
        assertThat(events.all().get(0).getRunStarted().getKind()).isEqualTo("rate-range-test");
        assertThat(events.all().get(0).getRunStarted().getLayersCount()).isPositive();
        assertThat(events.all().get(1).hasAttemptStarted()).isTrue();
        List<Double> rates = values("learning_rate");
        assertThat(rates.get(0)).isEqualTo(1e-5);
        assertThat(rates.get(1) / rates.get(0)).isCloseTo(Math.pow(1e5, 1 / 59.0), within(1e-9));
        assertThat(values("loss")).hasSameSizeAs(rates);
        assertThat(values("smoothed_loss")).hasSameSizeAs(rates);
        assertThat(events.epochs()).singleElement().satisfies(epoch -> {
            assertThat(epoch.getEpoch()).isEqualTo(1);
            assertThat(epoch.getStep()).isEqualTo(rates.size());
            assertThat(epoch.getLearningRate()).isEqualTo(rates.get(rates.size() - 1));
            assertThat(epoch.getSplitsList()).isEmpty();
            assertThat(suggestion(epoch, "suggested_learning_rate"))
                    .isBetween(1e-4, 0.3)
                    .isEqualTo(suggestion(epoch, "suggested_learning_rate_valley"));
            assertThat(rates).contains(suggestion(epoch, "suggested_learning_rate_steepest"));
            assertThat(rates)
                    .anySatisfy(rate -> assertThat(suggestion(epoch, "suggested_learning_rate_minimum"))
                            .isEqualTo(rate / 10));
        });
        EventContract contract = new EventContract();
        for (Event event : events.all()) {
            contract.check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void saysHowManyEventsItPublishedAndKeepsNothingElse() {
        run(RANGE, ADAM);

        RunFinished finished = events.finished();
        assertThat(finished.getEventsPerTopicMap())
                .containsOnlyKeys(Topic.RUNS.topicName(), Topic.EPOCHS.topicName())
                .containsEntry(
                        Topic.EPOCHS.topicName(), (long) events.of(Topic.EPOCHS).size())
                .containsEntry(
                        Topic.RUNS.topicName(), (long) events.of(Topic.RUNS).size());
        assertThat(finished.getBestEpoch()).isZero();
        assertThat(models).isEmpty();
    }

    /** Its curve can be followed: slices come before the end, and those of the three names are the same. */
    @Test
    void publishesAsItGoes() {
        run(RANGE, ADAM);

        List<StepScalars> losses = scalars("loss").toList();
        assertThat(losses)
                .hasSizeGreaterThan(3)
                .allSatisfy(slice -> assertThat(slice.getStepsCount()).isLessThanOrEqualTo(10));
        assertThat(scalars("learning_rate").map(StepScalars::getStepsList))
                .containsExactlyElementsOf(
                        losses.stream().map(StepScalars::getStepsList).toList());
        assertThat(scalars("smoothed_loss").map(StepScalars::getStepsList))
                .containsExactlyElementsOf(
                        losses.stream().map(StepScalars::getStepsList).toList());
    }

    /** The first steps are those that training would take. */
    @Test
    void stepsAreThoseOfTrainingAtTheSameRate() {
        LearningSettings learning = LearningSettings.of(SgdParameters.plain(0.01));
        CollectedEvents trained = new CollectedEvents();
        new Training(TinyPlan.standard().withLearning(learning).withEpochs(2).plan(), trained, progress -> {}).run();

        // Rates as good as equal: what they differ by is lost in a step's change of a weight.
        run(new RateRangeParameters(0.01, 0.01 * (1 + 1e-12), 14, 0.9, 4.0), learning);

        List<Double> ofTraining = trained.all().stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(slice -> slice.getName().equals("loss"))
                .flatMap(slice -> slice.getValuesList().stream())
                .toList();
        assertThat(ofTraining).hasSize(14);
        assertThat(values("loss")).containsExactlyElementsOf(ofTraining);
        assertThat(scalars("loss").flatMap(slice -> slice.getStepsList().stream()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 14).boxed().toList());
    }

    @Test
    void aRangeThatIsTooLowSuggestsNothingAndSaysWhy() {
        Outcome outcome =
                run(new RateRangeParameters(1e-10, 1e-9, 40, 0.98, 4.0), LearningSettings.of(SgdParameters.plain(0.1)));

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(outcome.reason())
                .startsWith("no learning rate is suggested: the smoothed loss did not fall by more than its noise");
        assertThat(events.finished().getReason()).isEqualTo(outcome.reason());
        assertThat(events.epochs().get(0).getMetricsMap()).isEmpty();
        assertThat(values("loss")).hasSize(40);
    }

    @Test
    void endsWhereTheLossDiverges() {
        Outcome outcome =
                run(new RateRangeParameters(1e-3, 1e9, 200, 0.5, 3.0), LearningSettings.of(SgdParameters.plain(0.1)));

        assertThat(outcome.reason()).startsWith("ended after ").contains(" of 200 steps, at a learning rate of ");
        assertThat(values("loss")).hasSizeLessThan(200);
    }

    @Test
    void stopsBeforeTheNextBatchAndKeepsTheSteps() {
        Training[] training = new Training[1];
        training[0] = new Training(
                plan(RANGE),
                events,
                progress -> {
                    if (progress.step() == 13) {
                        training[0].stop("seen enough");
                    }
                },
                models::add);

        assertThat(training[0].run()).isEqualTo(new Outcome(RunStatus.RUN_STATUS_STOPPED, "seen enough", 0));
        assertThat(values("smoothed_loss")).hasSize(13);
        assertThat(events.epochs()).isEmpty();
        assertThat(events.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_STOPPED);
    }

    @Test
    void progressIsToldStepByStep() {
        List<Progress> told = new ArrayList<>();
        new Training(plan(RANGE), events, told::add).run();

        assertThat(told).hasSameSizeAs(values("loss"));
        assertThat(told.get(9)).satisfies(tenth -> {
            assertThat(tenth.epoch()).isEqualTo(1);
            assertThat(tenth.epochs()).isEqualTo(1);
            assertThat(tenth.step()).isEqualTo(10);
            assertThat(tenth.stepsPerEpoch()).isEqualTo(60);
            assertThat(tenth.trainLoss()).isEqualTo(values("smoothed_loss").get(9));
            assertThat(tenth.validationLoss()).isNaN();
        });
    }

    private Outcome run(RateRangeParameters range, LearningSettings learning) {
        return new Training(plan(range, learning), events, progress -> {}, models::add).run();
    }

    static TrainingPlan plan(RateRangeParameters range) {
        return plan(range, ADAM);
    }

    private static TrainingPlan plan(RateRangeParameters range, LearningSettings learning) {
        TrainingPlan tiny = TinyPlan.standard().withLearning(learning).plan();
        return new TrainingPlan(
                tiny.run(),
                tiny.model(),
                tiny.data(),
                1,
                tiny.batchSize(),
                LossSettings.standard(tiny.data().task()),
                learning,
                tiny.seed(),
                WatchSettings.nothing().withSteps(true),
                EvaluationSettings.never(),
                CheckpointParameters.none(),
                Optional.of(range));
    }

    private static double suggestion(EpochCompleted epoch, String name) {
        return epoch.getMetricsOrThrow(name);
    }

    private Stream<StepScalars> scalars(String name) {
        return events.all().stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(slice -> slice.getName().equals(name));
    }

    private List<Double> values(String name) {
        return scalars(name).flatMap(slice -> slice.getValuesList().stream()).toList();
    }
}
