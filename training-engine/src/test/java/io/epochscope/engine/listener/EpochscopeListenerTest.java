package io.epochscope.engine.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import io.epochscope.engine.events.EventSink;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.LayerDescription;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochscopeListenerTest {

    private static final int EPOCHS = 3;

    private final List<Event> events = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void theDocumentedProgramIsShortAndPublishesAWholeRun() throws Exception {
        DocumentedProgram program = DocumentedProgram.read();
        assertThat(program.lines()).hasSizeLessThan(40);

        program.train(folder, events::add);

        assertThat(events.get(0).getRunId()).isEqualTo("quadrants-1");
        List<EpochCompleted> epochs = epochs();
        assertThat(epochs).hasSize(5);
        assertThat(epochs.get(4).getStep()).isEqualTo(5 * 32);
        assertThat(epochs.get(4).getSplitsList())
                .satisfiesExactly(
                        train -> {
                            assertThat(train.getSamples()).isEqualTo(1600);
                            assertThat(train.getLoss())
                                    .isLessThan(epochs.get(0).getSplits(0).getLoss());
                            assertThat(train.getMetricsOrThrow("accuracy")).isBetween(0.6, 1.0);
                        },
                        validation -> {
                            assertThat(validation.getSplit()).isEqualTo(Split.SPLIT_VALIDATION);
                            assertThat(validation.getSamples()).isEqualTo(400);
                        });
        assertThat(finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
    }

    @Test
    void everyEventKeepsTheContractAndIsCounted() throws Exception {
        train(events::add);

        EventCodec codec = new EventCodec();
        assertThat(events)
                .allSatisfy(event -> assertThat(codec.decode(event.toByteArray(), EventCodec.BINARY))
                        .isEqualTo(event));
        Map<String, Long> counted = events.stream()
                .collect(Collectors.groupingBy(
                        event -> Topic.of(event.getBodyCase()).orElseThrow().topicName(), Collectors.counting()));
        assertThat(finished().getEventsPerTopicMap()).isEqualTo(counted);
        assertThat(finished().getEpochsCompleted()).isEqualTo(EPOCHS);
    }

    @Test
    void theRunIsOpenedWithItsLayers() throws Exception {
        train(events::add);

        assertThat(events.get(0).getRunStarted().getLayersList())
                .extracting(LayerDescription::getName, LayerDescription::getOutputShapeList)
                .contains(tuple("04Linear", List.of(2L)));
        assertThat(events.get(0).getRunStarted().getParameters()).isEqualTo(2 * 8 + 8 + 8 * 2 + 2);
    }

    @Test
    void everyStepHasItsLoss() throws Exception {
        train(events::add);

        assertThat(events.stream()
                        .filter(Event::hasStepScalars)
                        .map(Event::getStepScalars)
                        .filter(scalars -> scalars.getName().equals("loss"))
                        .flatMap(scalars -> scalars.getStepsList().stream()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EPOCHS * 4L).boxed().toList());
    }

    @Test
    void histogramsAreOfTheStateBeforeTrainingAndOfTheLastStepOfEachEpoch() throws Exception {
        train(events::add);

        for (TensorKind kind : List.of(TensorKind.TENSOR_KIND_WEIGHT, TensorKind.TENSOR_KIND_ACTIVATION)) {
            assertThat(steps(kind)).containsExactly(0L, 4L, 8L, 12L);
        }
        for (TensorKind kind : List.of(TensorKind.TENSOR_KIND_GRADIENT, TensorKind.TENSOR_KIND_UPDATE)) {
            assertThat(steps(kind)).containsExactly(4L, 8L, 12L);
            assertThat(histograms(kind))
                    .allSatisfy(histogram -> assertThat(
                                    histogram.getHistogram().getMoments().getM2())
                            .isPositive());
        }
        assertThat(histograms(TensorKind.TENSOR_KIND_INPUT)).hasSize(1);
    }

    @Test
    void theTrainingIsTheSameAsWithoutTheListener() throws Exception {
        float[] watched = train(events::add);
        float[] bare = train(null);

        assertThat(watched).isEqualTo(bare);
    }

    @Test
    void aTrainerThatIsClosedWithinAnEpochStopsTheRun() throws Exception {
        try (Model model = model();
                Trainer trainer = model.newTrainer(config(events::add))) {
            trainer.initialize(new Shape(1, 2));
            for (Batch batch : trainer.iterateDataset(data(model.getNDManager()))) {
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
                batch.close();
                break;
            }
        }

        assertThat(finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_STOPPED);
        assertThat(finished().getReason()).isEqualTo("the trainer was closed within epoch 1");
        assertThat(finished().getEpochsCompleted()).isZero();
    }

    @Test
    void aTrainerThatNeverTrainedIsNoRun() {
        try (Model model = model();
                Trainer trainer = model.newTrainer(config(events::add))) {
            trainer.initialize(new Shape(1, 2));
        }

        assertThat(events).isEmpty();
    }

    @Test
    void watchingIsPartOfTheTimeOfAnEpoch() throws Exception {
        train(events::add);

        assertThat(epochs()).allSatisfy(epoch -> {
            assertThat(epoch.getSecondsWatching()).isPositive();
            assertThat(epoch.getSecondsTraining()).isPositive();
        });
    }

    @Test
    void theLossOfAnEpochIsTheMeanOfItsSteps() throws Exception {
        train(events::add);

        List<Double> steps = events.stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(scalars -> scalars.getEpoch() == 2)
                .flatMap(scalars -> scalars.getValuesList().stream())
                .toList();
        assertThat(epochs().get(1).getSplits(0).getLoss())
                .isCloseTo(steps.stream().mapToDouble(loss -> loss).average().orElseThrow(), within(1e-9));
    }

    /** The weights that a small training with dropout arrives at. */
    private static float[] train(EventSink sink) throws Exception {
        Engine.getInstance().setRandomSeed(11);
        try (Model model = model();
                Trainer trainer = model.newTrainer(config(sink))) {
            trainer.initialize(new Shape(1, 2));
            EasyTrain.fit(trainer, EPOCHS, data(model.getNDManager()), null);
            return model.getBlock().getParameters().valueAt(0).getArray().toFloatArray();
        }
    }

    private static Model model() {
        Model model = Model.newInstance("small");
        model.setBlock(new SequentialBlock()
                .add(Linear.builder().setUnits(8).build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.3f).build())
                .add(Linear.builder().setUnits(2).build()));
        return model;
    }

    private static DefaultTrainingConfig config(EventSink sink) {
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss());
        Optional.ofNullable(sink)
                .ifPresent(given -> config.addTrainingListeners(new EpochscopeListener("small-1", given)));
        return config;
    }

    private static ArrayDataset data(NDManager manager) {
        NDArray points =
                manager.arange(400).toType(DataType.FLOAT32, false).sin().reshape(new Shape(200, 2));
        NDArray classes = points.sum(new int[] {1}).gt(0).toType(DataType.INT64, false);
        return new ArrayDataset.Builder()
                .setData(points)
                .optLabels(classes)
                .setSampling(50, false)
                .build();
    }

    private List<EpochCompleted> epochs() {
        return events.stream()
                .filter(Event::hasEpochCompleted)
                .map(Event::getEpochCompleted)
                .toList();
    }

    private RunFinished finished() {
        return events.get(events.size() - 1).getRunFinished();
    }

    private List<TensorHistogram> histograms(TensorKind kind) {
        return events.stream()
                .filter(Event::hasTensorHistogram)
                .map(Event::getTensorHistogram)
                .filter(histogram -> histogram.getKind() == kind)
                .toList();
    }

    private List<Long> steps(TensorKind kind) {
        return histograms(kind).stream()
                .map(TensorHistogram::getStep)
                .distinct()
                .toList();
    }
}
