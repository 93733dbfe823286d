package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.StepScalars;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How runs end, well or not. */
class TrainingLifecycleTest {

    private final CollectedEvents events = new CollectedEvents();

    @Test
    void whatIsPublishedKeepsTheContract() throws MalformedEventException {
        new Training(TinyPlan.standard().plan(), events, progress -> {}).run();

        EventContract contract = new EventContract();
        for (Event event : events.all()) {
            contract.check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void progressTellsEveryStepAndThenTheEpoch() {
        List<Progress> told = new ArrayList<>();

        new Training(TinyPlan.standard().plan(), events, told::add).run();

        // Seven steps and the end of the epoch, twice.
        assertThat(told).hasSize(16);
        assertThat(told.get(0)).satisfies(first -> {
            assertThat(first.epoch()).isEqualTo(1);
            assertThat(first.epochs()).isEqualTo(2);
            assertThat(first.step()).isEqualTo(1);
            assertThat(first.stepsPerEpoch()).isEqualTo(7);
            assertThat(first.trainLoss()).isPositive();
            assertThat(first.validationLoss()).isNaN();
        });
        assertThat(told.get(15).validationLoss())
                .isEqualTo(CollectedEvents.metrics(events.epochs().get(1), Split.SPLIT_VALIDATION)
                        .getLoss());
    }

    @Test
    void stopEndsTheRunBeforeTheNextBatch() {
        Training[] training = new Training[1];
        training[0] = new Training(TinyPlan.standard().withEpochs(50).plan(), events, progress -> {
            if (progress.epoch() == 2 && progress.step() == 3) {
                training[0].stop("enough seen");
            }
        });

        Outcome outcome = training[0].run();

        assertThat(outcome).isEqualTo(new Outcome(RunStatus.RUN_STATUS_STOPPED, "enough seen", 1));
        RunFinished finished = events.finished();
        assertThat(finished.getStatus()).isEqualTo(RunStatus.RUN_STATUS_STOPPED);
        assertThat(finished.getReason()).isEqualTo("enough seen");
        assertThat(finished.getEpochsCompleted()).isEqualTo(1);
        assertThat(finished.getBestEpoch()).isEqualTo(1);
        assertThat(events.epochs()).hasSize(1);
        assertThat(lossesOf(2).getStepsList()).containsExactly(8L, 9L, 10L);
        assertThat(lastAction())
                .isEqualTo(ActionTaken.newBuilder()
                        .setAction("stopped")
                        .setActor("person")
                        .setReason("enough seen")
                        .setEpoch(1)
                        .build());
    }

    @Test
    void theFirstStopHoldsAndSaysWhoGaveIt() {
        Training training = new Training(TinyPlan.standard().plan(), events, progress -> {});
        training.stop("worse than the others", "some rule");
        training.stop("changed my mind");

        assertThat(training.run().reason()).isEqualTo("worse than the others");
        assertThat(lastAction().getActor()).isEqualTo("some rule");
        assertThat(lastAction().getEpoch()).isZero();
        assertThat(events.finished().getEventsPerTopicMap())
                .containsEntry("training.runs", (long) events.of(Topic.RUNS).size());
    }

    @Test
    void whatIsStoppedBeforeItBeganEndsAtOnce() {
        Training training = new Training(TinyPlan.standard().plan(), events, progress -> {});
        training.stop("changed my mind");

        assertThat(training.run()).isEqualTo(new Outcome(RunStatus.RUN_STATUS_STOPPED, "changed my mind", 0));
        assertThat(events.all().get(0).hasRunStarted()).isTrue();
        assertThat(events.epochs()).isEmpty();
    }

    @Test
    void aDataSetThatFailsFailsTheRun() {
        Outcome outcome =
                new Training(TinyPlan.standard().withData(new BrokenAfter(40)).plan(), events, progress -> {}).run();

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(outcome.reason()).contains("sample cannot be read");
        assertThat(events.all().get(0).hasRunStarted()).isTrue();
        assertThat(events.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(events.finished().getReason()).isEqualTo(outcome.reason());
        assertThat(events.finished().getEventsPerTopicMap())
                .containsEntry("training.runs", (long) events.of(Topic.RUNS).size());
    }

    @Test
    void aModelThatCannotBeBuiltFailsTheRunAfterItsOpeningEvent() {
        Outcome outcome = new Training(
                        TinyPlan.standard()
                                .withModel(new ModelChoice<>(new NoModel(), MlpParameters.defaults()))
                                .plan(),
                        events,
                        progress -> {})
                .run();

        assertThat(outcome).isEqualTo(new Outcome(RunStatus.RUN_STATUS_FAILED, "AssertionError: no such luck", 0));
        assertThat(events.all()).hasSize(2);
        assertThat(events.all().get(0).getRunStarted().getModel()).isEqualTo("none");
        assertThat(events.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
    }

    @Test
    void aSinkThatCannotKeepAnEventFailsTheRun() {
        Outcome outcome = new Training(
                        TinyPlan.standard().plan(),
                        event -> {
                            if (event.hasPatchScores()) {
                                throw new IllegalStateException("outbox is closed");
                            }
                            events.publish(event);
                        },
                        progress -> {})
                .run();

        assertThat(outcome)
                .isEqualTo(new Outcome(RunStatus.RUN_STATUS_FAILED, "IllegalStateException: outbox is closed", 0));
        assertThat(events.finished().getEventsPerTopicMap()).containsEntry("training.patches", 1L);
    }

    @Test
    void aSinkThatKeepsNothingIsToldByTheOutcome() {
        Outcome outcome = new Training(
                        TinyPlan.standard().plan(),
                        event -> {
                            throw new IllegalStateException("outbox is closed");
                        },
                        progress -> {})
                .run();

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(outcome.reason()).contains("outbox is closed");
    }

    @Test
    void lossesThatAreNotFiniteAreRecordedAndTrainingGoesOn() {
        Outcome outcome = new Training(
                        TinyPlan.standard()
                                .withModel(new ModelChoice<>(
                                        new MlpType(), new MlpParameters(List.of(16), "relu", 0.0, false)))
                                .withLearningRate(1e30)
                                .plan(),
                        events,
                        progress -> {})
                .run();

        assertThat(outcome.status()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(events.epochs()).hasSize(2);
        assertThat(lossesOf(2).getValuesList()).allMatch(loss -> !Double.isFinite(loss));
        assertThat(events.finished().getBestEpoch()).isZero();
    }

    @Test
    void oneTrainingAtATime() {
        List<Throwable> refused = new ArrayList<>();
        new Training(TinyPlan.standard().withEpochs(1).plan(), events, progress -> {
                    if (progress.step() == 1) {
                        try {
                            new Training(TinyPlan.standard().plan(), event -> {}, other -> {}).run();
                        } catch (IllegalStateException e) {
                            refused.add(e);
                        }
                    }
                })
                .run();

        assertThat(refused)
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("another training runs in this process"));
    }

    @Test
    void aTrainingRunsOnce() {
        Training training = new Training(TinyPlan.standard().withEpochs(1).plan(), events, progress -> {});
        training.run();

        assertThatThrownBy(training::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was run before");
    }

    @Test
    void watchingNothingLeavesTheCurves() {
        new Training(TinyPlan.standard().withWatch(WatchSettings.nothing()).plan(), events, progress -> {}).run();

        assertThat(events.epochs()).hasSize(2);
        assertThat(events.all()).hasSize(5);
    }

    /** The event before the closing one. */
    private ActionTaken lastAction() {
        return events.all().get(events.all().size() - 2).getActionTaken();
    }

    private StepScalars lossesOf(int epoch) {
        return events.all().stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(scalars -> scalars.getName().equals("loss") && scalars.getEpoch() == epoch)
                .findFirst()
                .orElseThrow();
    }

    /** A model type of a user who made a mistake. */
    private static final class NoModel implements ModelType<MlpParameters> {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public String description() {
            return "Cannot be built";
        }

        @Override
        public Class<MlpParameters> parameters() {
            return MlpParameters.class;
        }

        @Override
        public Block create(MlpParameters parameters, Shape sample, int outputs) {
            throw new AssertionError("no such luck");
        }
    }

    /** Fails after some samples. */
    private static final class BrokenAfter implements DataSet {

        private final DataSet whole = TinyPlan.digits();
        private int left;

        BrokenAfter(int samples) {
            left = samples;
        }

        @Override
        public String name() {
            return "Broken";
        }

        @Override
        public Shape sampleShape() {
            return whole.sampleShape();
        }

        @Override
        public List<ClassLabel> classes() {
            return whole.classes();
        }

        @Override
        public int size() {
            return whole.size();
        }

        @Override
        public Split split(int sample) {
            return whole.split(sample);
        }

        @Override
        public int label(int sample) {
            return whole.label(sample);
        }

        @Override
        public void copyFeatures(int sample, FloatBuffer target) {
            if (left == 0) {
                throw new IllegalStateException("sample cannot be read: " + sample);
            }
            left--;
            whole.copyFeatures(sample, target);
        }

        @Override
        public List<Scene> scenes() {
            return whole.scenes();
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
