package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.network.ResidualType;
import io.epochscope.engine.picture.FewSamples;
import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.SheetSample;
import io.epochscope.events.v1.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What runs publish of the inside of their networks. */
class TrainingPicturesTest {

    private static final DataSet DIGITS = TinyPlan.digits();
    private static final ModelChoice<?> CNN =
            new ModelChoice<>(new CnnType(), new CnnParameters(List.of(4, 6), 3, true, 0.2, 0));

    /** Three epochs of a convolutional network, with pictures after every second. */
    private static CollectedEvents events;

    @BeforeAll
    static void train() {
        events = train(plan(DIGITS, CNN, 3).withWatch(watch(2)));
    }

    @Test
    void picturesComeBeforeTrainingEverySoManyEpochsAndAtTheEnd() {
        assertThat(epochs(pictures("filters"))).containsExactlyInAnyOrder(0, 2, 3);
        for (String kind : List.of("feature-maps", "top-samples", "top-attributions")) {
            assertThat(epochs(pictures(kind))).containsExactlyInAnyOrder(0, 2, 3);
        }
        assertThat(pictures("sample")).hasSize(20).allMatch(picture -> picture.getEpoch() == 0);
        assertThat(pictures("sample-input")).hasSize(20).allMatch(picture -> picture.getEpoch() == 0);
        assertThat(bodies(Event::hasFeatureProjection, Event::getFeatureProjection))
                .extracting(FeatureProjection::getEpoch)
                .containsExactly(0, 2, 3);
        assertThat(bodies(Event::hasSampleOutput, Event::getSampleOutput)).hasSize(3 * 20);
        assertThat(bodies(Event::hasSampleActivations, Event::getSampleActivations))
                .extracting(SampleActivations::getEpoch, SampleActivations::getStep)
                .contains(tuple(0, 0L), tuple(3, 21L));
    }

    @Test
    void everyEventKeepsTheContract() {
        EventContract contract = new EventContract();
        assertThat(events.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        for (Event event : events.all()) {
            assertThatCode(() ->
                            contract.check(event, Topic.of(event.getBodyCase()).orElseThrow()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theContentOfEveryPictureIsSentOnceAndAsLargeAsItsSheetSays() throws IOException {
        Map<String, BufferedImage> contents = new HashMap<>();
        for (Picture picture : pictures()) {
            if (picture.getPng().isEmpty()) {
                assertThat(contents).containsKey(picture.getAddress());
            } else {
                assertThat(contents.put(
                                picture.getAddress(),
                                ImageIO.read(picture.getPng().newInput())))
                        .isNull();
            }
            if (picture.hasSheet()) {
                Sheet sheet = picture.getSheet();
                BufferedImage image = contents.get(picture.getAddress());
                int rows = (sheet.getTiles() + sheet.getColumns() - 1) / sheet.getColumns();
                assertThat(image.getWidth()).isEqualTo(sheet.getColumns() * sheet.getTileWidth());
                assertThat(image.getHeight()).isEqualTo(rows * sheet.getTileHeight());
            }
        }
    }

    @Test
    void filtersAreARowOfKernelsForEachUnit() {
        Sheet first = only("filters", "01Conv2d", 3).getSheet();
        assertThat(List.of(first.getColumns(), first.getTiles(), first.getTileWidth(), first.getTileHeight()))
                .containsExactly(1, 4, 3, 3);
        Picture second = only("filters", "05Conv2d", 3);
        assertThat(List.of(second.getSheet().getColumns(), second.getSheet().getTiles()))
                .containsExactly(4, 6 * 4);
        assertThat(second.getCaptionMap()).isEqualTo(Map.of("units", "6", "channels", "4"));
        assertThat(second.getSheet().getValues().getLow())
                .isNegative()
                .isEqualTo(-second.getSheet().getValues().getHigh());
    }

    @Test
    void featureMapsAreOneTileForEachChannelOfEveryLayerOfMaps() {
        List<Picture> last = at(3, pictures("feature-maps"));

        assertThat(last).hasSize(8 * 20);
        assertThat(last.stream().filter(picture -> picture.getLayer().equals("08MaxPool2d")))
                .hasSize(20)
                .allSatisfy(picture -> {
                    assertThat(picture.getSheet().getTiles()).isEqualTo(6);
                    assertThat(picture.getSheet().getTileWidth()).isEqualTo(3);
                    assertThat(picture.getSheet().getValues().getLow()).isZero();
                });
        assertThat(last)
                .allSatisfy(
                        picture -> assertThat(picture.getSplit()).isEqualTo(DIGITS.split((int) picture.getSample())));
    }

    @Test
    void samplesAreShownAsTheyAreAndAsTheNetworkGetsThem() throws IOException {
        Picture sample = pictures("sample").get(0);
        int label = DIGITS.label((int) sample.getSample());
        assertThat(sample.getCaptionMap())
                .isEqualTo(Map.of(
                        "label", Integer.toString(label),
                        "true", DIGITS.classes().get(label).name()));
        assertThat(sample.hasSheet()).isFalse();
        assertThat(ImageIO.read(sample.getPng().newInput()).getWidth()).isEqualTo(12);

        Sheet input = pictures("sample-input").get(0).getSheet();
        assertThat(input.getTiles()).isEqualTo(1);
        assertThat(input.getTileWidth()).isEqualTo(12);
    }

    @Test
    void everyUnitHasItsNineSamplesBestFirstAndTheSameOnesWithAttributions() {
        List<Picture> top = at(3, pictures("top-samples"));
        List<Picture> attributed = at(3, pictures("top-attributions"));

        assertThat(top.stream().collect(Collectors.groupingBy(Picture::getLayer, Collectors.counting())))
                .isEqualTo(Map.of("01Conv2d", 4L, "03ReLU", 4L, "05Conv2d", 6L, "07ReLU", 6L));
        for (int i = 0; i < top.size(); i++) {
            List<SheetSample> samples = top.get(i).getSheet().getSamplesList();
            assertThat(samples).hasSize(9).allSatisfy(sample -> {
                assertThat(sample.getSplit()).isEqualTo(Split.SPLIT_VALIDATION);
                assertThat(sample.getLabel()).isEqualTo(DIGITS.label((int) sample.getSample()));
            });
            assertThat(samples)
                    .extracting(SheetSample::getScore)
                    .isSortedAccordingTo((one, other) -> Float.compare(other, one));
            assertThat(attributed.get(i).getSheet().getSamplesList()).isEqualTo(samples);
            assertThat(attributed.get(i).getUnit()).isEqualTo(top.get(i).getUnit());
            assertThat(top.get(i).getSheet().hasValues()).isFalse();
        }
        // The untrained network sees something in the samples too.
        assertThat(at(0, attributed()))
                .anyMatch(picture -> picture.getSheet().getValues().getHigh() > 0);
    }

    @Test
    void activationsAreTheMeansOfTheMapsOfEveryLayerThatComputes() {
        Map<String, Integer> units = bodies(Event::hasSampleActivations, Event::getSampleActivations).stream()
                .collect(Collectors.toMap(
                        SampleActivations::getLayer, SampleActivations::getValuesCount, (one, other) -> one));

        assertThat(units)
                .isEqualTo(Map.of(
                        "01Conv2d", 4,
                        "02BatchNorm", 4,
                        "03ReLU", 4,
                        "04MaxPool2d", 4,
                        "05Conv2d", 6,
                        "06BatchNorm", 6,
                        "07ReLU", 6,
                        "08MaxPool2d", 6,
                        "11Linear", 10));
    }

    @Test
    void outputsAreTheProbabilitiesOfAllClassesAndTheLoss() {
        assertThat(bodies(Event::hasSampleOutput, Event::getSampleOutput)).allSatisfy(output -> {
            assertThat(output.getProbabilitiesList().stream()
                            .mapToDouble(Float::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-5));
            assertThat(output.getLoss())
                    .isCloseTo((float) -Math.log(output.getProbabilities(output.getLabel())), within(1e-4f));
        });
    }

    @Test
    void theProjectionHasTheFeaturesThatTheLastLayerDecidesBy() {
        FeatureProjection last =
                bodies(Event::hasFeatureProjection, Event::getFeatureProjection).get(2);

        assertThat(last.getLayer()).isEqualTo("08MaxPool2d");
        assertThat(last.getFeatures()).isEqualTo(6 * 3 * 3);
        // All there are of both splits.
        assertThat(last.getSamplesList()).hasSize(210 + 45).doesNotHaveDuplicates();
        assertThat(last.getSplitsList()).doesNotContain(Split.SPLIT_TEST);
        assertThat(last.getExplained(0)).isBetween(last.getExplained(1), 1.0);
        assertThat(last.getXList().stream().mapToDouble(Float::doubleValue).average())
                .hasValueCloseTo(0.0, within(1e-3));
    }

    @Test
    void trainingIsBitEqualWhateverIsWatched() {
        String watched = losses(events);

        assertThat(losses(train(plan(DIGITS, CNN, 3).withWatch(watch(0))))).isEqualTo(watched);
        assertThat(losses(train(plan(DIGITS, CNN, 3).withWatch(WatchSettings.nothing()))))
                .isEqualTo(watched);
        assertThat(losses(train(
                        plan(DIGITS, CNN, 3).withWatch(WatchSettings.standard().withPictures(1, List.of(7, 250))))))
                .isEqualTo(watched);
    }

    @Test
    void neverMeansNever() {
        assertThat(train(plan(DIGITS, CNN, 1).withWatch(watch(0))).of(Topic.PICTURES).stream()
                        .map(event -> event.getPicture().getKind()))
                .containsOnly("scene-tile");
    }

    @Test
    void theFirstLayerOfAPerceptronIsShownAsTheSampleIs() {
        CollectedEvents all = train(plan(DIGITS, TinyPlan.mlp(), 1));
        List<Picture> filters = pictures(all, "filters");

        assertThat(filters).extracting(Picture::getLayer).containsOnly("02Linear");
        Sheet sheet = filters.get(0).getSheet();
        assertThat(List.of(sheet.getTiles(), sheet.getTileWidth(), sheet.getTileHeight(), sheet.getOf()))
                .containsExactly(16, 12, 12, 0);
        assertThat(pictures(all, "feature-maps")).isEmpty();
        assertThat(layers(all, "top-samples")).containsExactlyInAnyOrder("02Linear", "04ReLU", "06Linear", "08ReLU");
    }

    @Test
    void samplesThatAreAskedForAreThoseThatAreShown() {
        CollectedEvents all = train(plan(DIGITS, TinyPlan.mlp(), 1)
                .withWatch(WatchSettings.standard().withPictures(1, List.of(299, 4))));

        assertThat(pictures(all, "sample")).extracting(Picture::getSample).containsExactly(299L, 4L);
        assertThat(bodies(all, Event::hasSampleOutput, Event::getSampleOutput))
                .extracting(SampleOutput::getSample)
                .containsExactly(299L, 4L, 299L, 4L);
    }

    @Test
    void theBlocksOfUsersAreShownLikeAnyOther() {
        CollectedEvents all =
                train(plan(DIGITS, new ModelChoice<>(new ResidualType(), new ResidualType.Parameters()), 1));

        assertThat(all.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(layers(all, "filters"))
                .containsExactlyInAnyOrder("01Residual/01conv", "01Residual/02rest/02Conv2d", "03Linear");
        assertThat(layers(all, "top-attributions"))
                .containsExactlyInAnyOrder("01Residual/01conv", "01Residual/02rest/02Conv2d", "01Residual/03ReLU");
        assertThat(layers(all, "feature-maps")).contains("01Residual/02rest/01BatchNorm", "01Residual/03ReLU");
    }

    @Test
    void dataSetsWithoutImagesAreDrawnFromTheirFeatures() {
        CollectedEvents all = train(plan(FewSamples.of(new Shape(5), 2, 60), TinyPlan.mlp(), 1));

        assertThat(all.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(pictures(all, "sample")).hasSize(4);
        Sheet filters = pictures(all, "filters").get(0).getSheet();
        assertThat(List.of(filters.getTileWidth(), filters.getTileHeight())).containsExactly(5, 1);
        assertThat(pictures(all, "top-attributions"))
                .allMatch(picture -> picture.getSheet().getTileWidth() == 5);
    }

    @Test
    void withoutValidationTrainingSamplesAreShown() {
        FewSamples data = FewSamples.of(new Shape(1, 4, 4), 2, 20).in(sample -> Split.SPLIT_TRAIN);

        CollectedEvents all = train(plan(data, TinyPlan.mlp(), 1));

        assertThat(all.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(pictures(all, "sample")).extracting(Picture::getSample).containsExactly(0L, 1L);
        assertThat(pictures(all, "top-samples"))
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.getSheet().getSamplesList())
                        .hasSize(9)
                        .allMatch(sample -> sample.getSplit() == Split.SPLIT_TRAIN));
    }

    @Test
    void fewerCandidatesThanTilesAreAllShown() {
        FewSamples data = FewSamples.of(new Shape(1, 4, 4), 2, 20)
                .in(sample -> sample < 2 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN);

        assertThat(pictures(train(plan(data, TinyPlan.mlp(), 1)), "top-samples"))
                .isNotEmpty()
                .allMatch(picture -> picture.getSheet().getTiles() == 2);
    }

    @Test
    void aLinearClassifierDecidesByTheSamplesThemselves() {
        ModelChoice<?> linear = new ModelChoice<>(new MlpType(), new MlpParameters(List.of(), "relu", 0.0, false));

        CollectedEvents all = train(plan(DIGITS, linear, 1));

        assertThat(bodies(all, Event::hasFeatureProjection, Event::getFeatureProjection))
                .allSatisfy(projection -> {
                    assertThat(projection.getLayer()).isEqualTo("input");
                    assertThat(projection.getFeatures()).isEqualTo(144);
                });
        assertThat(pictures(all, "top-samples")).isEmpty();
    }

    @Test
    void aNetworkThatHasDivergedIsStillShown() {
        CollectedEvents all = train(plan(DIGITS, CNN, 1).withLearningRate(1e38));

        assertThat(all.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(epochs(pictures(all, "filters"))).contains(1);
    }

    private static TinyPlan plan(DataSet data, ModelChoice<?> model, int epochs) {
        return TinyPlan.standard().withData(data).withModel(model).withEpochs(epochs);
    }

    private static WatchSettings watch(int pictureEpochs) {
        return WatchSettings.standard().withPictures(pictureEpochs, List.of());
    }

    private static CollectedEvents train(TinyPlan plan) {
        CollectedEvents collected = new CollectedEvents();
        new Training(plan.plan(), collected, progress -> {}).run();
        return collected;
    }

    private static List<Picture> pictures() {
        return bodies(Event::hasPicture, Event::getPicture);
    }

    private static List<Picture> attributed() {
        return pictures("top-attributions");
    }

    private static List<Picture> pictures(String kind) {
        return pictures(events, kind);
    }

    private static List<Picture> pictures(CollectedEvents all, String kind) {
        return bodies(all, Event::hasPicture, Event::getPicture).stream()
                .filter(picture -> picture.getKind().equals(kind))
                .toList();
    }

    private static List<Picture> at(int epoch, List<Picture> pictures) {
        return pictures.stream().filter(picture -> picture.getEpoch() == epoch).toList();
    }

    private static Picture only(String kind, String layer, int epoch) {
        List<Picture> found = at(epoch, pictures(kind)).stream()
                .filter(picture -> picture.getLayer().equals(layer))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Set<String> layers(CollectedEvents all, String kind) {
        return pictures(all, kind).stream().map(Picture::getLayer).collect(Collectors.toSet());
    }

    private static Set<Integer> epochs(List<Picture> pictures) {
        return pictures.stream().map(Picture::getEpoch).collect(Collectors.toSet());
    }

    private static <T> List<T> bodies(Predicate<Event> has, Function<Event, T> body) {
        return bodies(events, has, body);
    }

    private static <T> List<T> bodies(CollectedEvents all, Predicate<Event> has, Function<Event, T> body) {
        return all.all().stream().filter(has).map(body).toList();
    }

    private static String losses(CollectedEvents all) {
        return all.epochs().stream()
                .map(EpochCompleted::getSplitsList)
                .flatMap(List::stream)
                .map(metrics -> Double.toHexString(metrics.getLoss()))
                .collect(Collectors.joining(" "));
    }
}
