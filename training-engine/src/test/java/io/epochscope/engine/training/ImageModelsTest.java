package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.resnet.ResnetParameters;
import io.epochscope.engine.model.resnet.ResnetType;
import io.epochscope.engine.model.unet.UnetParameters;
import io.epochscope.engine.model.unet.UnetType;
import io.epochscope.engine.watch.WatchedTensors;
import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.LayerDescription;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of blocks within blocks, trained and watched as any other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageModelsTest {

    private static final int EPOCHS = 45;
    private static final Shape IMAGE = new Shape(1, 12, 12);

    private static final Map<String, ModelChoice<?>> MODELS = Map.of(
            "resnet", new ModelChoice<>(new ResnetType(), new ResnetParameters(8, 4, null)),
            "unet", new ModelChoice<>(new UnetType(), new UnetParameters(1, 8, null)));

    /** 64 of them to train on. */
    private final DataSet digits = new GeneratedDigitsType().open(new GeneratedParameters(92, 12, 0.1, 0.0), 5);

    private final Map<String, CollectedEvents> events =
            Map.of("resnet", new CollectedEvents(), "unet", new CollectedEvents());

    private Path folder;

    @BeforeAll
    void train(@TempDir Path models) {
        folder = models;
        MODELS.forEach((name, model) -> new Training(
                        TinyPlan.standard()
                                .withData(digits)
                                .withModel(model)
                                .withEpochs(EPOCHS)
                                .withLearningRate(0.03)
                                .withWatch(WatchSettings.standard()
                                        .withHistograms(EPOCHS, 0, EnumSet.allOf(WatchedTensors.class))
                                        .withPictures(EPOCHS, List.of(0, 1)))
                                .plan(),
                        events.get(name),
                        progress -> {},
                        trained -> trained.save(folder.resolve(name)))
                .run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void sixtyFourDigitsAreLearnedByHeart(String model) {
        CollectedEvents run = events.get(model);
        EpochCompleted last = run.epochs().get(EPOCHS - 1);

        assertThat(run.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(CollectedEvents.metrics(last, Split.SPLIT_TRAIN).getMetricsOrThrow("accuracy"))
                .isGreaterThan(0.98);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void everyEventKeepsTheContract(String model) {
        EventContract contract = new EventContract();
        for (Event event : events.get(model).all()) {
            assertThatCode(() ->
                            contract.check(event, Topic.of(event.getBodyCase()).orElseThrow()))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void gradientsReachEveryParameter(String model) {
        List<TensorHistogram> gradients = histograms(model, TensorKind.TENSOR_KIND_GRADIENT);

        assertThat(gradients).extracting(TensorHistogram::getLayer).contains(firstConvolution(model));
        assertThat(gradients)
                .allSatisfy(gradient -> assertThat(
                                gradient.getHistogram().getMoments().getM2())
                        .as(gradient.getLayer())
                        .isPositive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void everyLayerWithMapsHasThemShown(String model) {
        List<String> withMaps = layers(model)
                .filter(layer -> layer.getOutputShapeCount() == 3)
                .map(LayerDescription::getName)
                .toList();

        assertThat(pictures(model, picture -> picture.getKind().equals("feature-maps") && picture.getSample() == 0))
                .extracting(Picture::getLayer)
                .containsExactlyElementsOf(withMaps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void whatExcitesAUnitIsShownOfEveryConvolutionAndActivationButTheOutput(String model) {
        String output = model.equals("unet") ? "06Classifier/01Conv2d" : "08Linear";
        List<String> withUnits = layers(model)
                .filter(layer -> List.of("Conv2d", "ReLU").contains(layer.getKind()))
                .map(LayerDescription::getName)
                .filter(layer -> !layer.equals(output))
                .toList();

        assertThat(pictures(model, picture -> picture.getKind().equals("top-attributions") && picture.getUnit() == 0))
                .extracting(Picture::getLayer)
                .containsExactlyElementsOf(withUnits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void everyReluTellsOfItsUnits(String model) {
        List<String> relus = layers(model)
                .filter(layer -> layer.getKind().equals("ReLU"))
                .map(LayerDescription::getName)
                .toList();

        assertThat(histograms(model, TensorKind.TENSOR_KIND_ACTIVATION).stream()
                        .filter(histogram -> histogram.hasUnits() && histogram.getEpoch() == EPOCHS)
                        .map(TensorHistogram::getLayer))
                .containsAll(relus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "unet"})
    void plainDjlLoadsTheSavedModel(String name) throws Exception {
        Block block = MODELS.get(name).create(IMAGE, 10);
        try (Model model = Model.newInstance("model");
                NDManager manager = NDManager.newBaseManager()) {
            model.setBlock(block);
            model.load(folder.resolve(name), "model");
            ParameterStore store = new ParameterStore(manager, false);
            List<SampleOutput> published = events.get(name).all().stream()
                    .filter(Event::hasSampleOutput)
                    .map(Event::getSampleOutput)
                    .filter(output -> output.getEpoch() == EPOCHS)
                    .toList();

            assertThat(published).hasSize(2);
            for (SampleOutput output : published) {
                FloatBuffer features = FloatBuffer.allocate(144);
                digits.copyFeatures((int) output.getSample(), features);
                NDArray batch = manager.create(features.array(), new Shape(1, 1, 12, 12));
                NDArray logits = block.forward(store, new NDList(batch), false).singletonOrThrow();
                float[] probabilities = logits.softmax(1).toFloatArray();
                for (int i = 0; i < 10; i++) {
                    assertThat(probabilities[i]).isCloseTo(output.getProbabilities(i), within(1e-5f));
                }
            }
        }
    }

    private String firstConvolution(String model) {
        return layers(model)
                .filter(layer -> layer.getKind().equals("Conv2d"))
                .findFirst()
                .orElseThrow()
                .getName();
    }

    private Stream<LayerDescription> layers(String model) {
        return events.get(model).all().get(0).getRunStarted().getLayersList().stream();
    }

    private List<Picture> pictures(String model, Predicate<Picture> wanted) {
        return events.get(model).all().stream()
                .filter(Event::hasPicture)
                .map(Event::getPicture)
                .filter(picture -> picture.getEpoch() == EPOCHS)
                .filter(wanted)
                .toList();
    }

    private List<TensorHistogram> histograms(String model, TensorKind kind) {
        return events.get(model).all().stream()
                .filter(Event::hasTensorHistogram)
                .map(Event::getTensorHistogram)
                .filter(histogram -> histogram.getKind() == kind)
                .toList();
    }
}
