package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.data.DataSet;
import io.epochscope.events.Topic;
import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.LayerDescription;
import io.epochscope.events.v1.Moments;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a whole small run publishes. */
class TrainingEventsTest {

    private static final CollectedEvents EVENTS = new CollectedEvents();
    private static final DataSet DATA = TinyPlan.digits();
    private static Outcome outcome;

    @BeforeAll
    static void train() {
        outcome = new Training(TinyPlan.standard().withData(DATA).plan(), EVENTS, progress -> {}).run();
    }

    @Test
    void itCompletes() {
        assertThat(outcome).isEqualTo(new Outcome(RunStatus.RUN_STATUS_COMPLETED, "", 2));
    }

    @Test
    void everyTopicIsNumberedFromOneWithoutGaps() {
        for (Topic topic : List.of(Topic.RUNS, Topic.EPOCHS, Topic.PATCHES, Topic.HISTOGRAMS)) {
            List<Event> events = EVENTS.of(topic);
            assertThat(events).isNotEmpty();
            assertThat(events.stream().map(Event::getSequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
        }
        assertThat(EVENTS.all()).allSatisfy(event -> {
            assertThat(event.getRunId()).isEqualTo(TinyPlan.RUN);
            assertThat(event.getAttempt()).isEqualTo(1);
            assertThat(event.getOccurredAt().getSeconds()).isPositive();
        });
    }

    @Test
    void theClosingEventCountsAllEventsAndItself() {
        Map<String, Long> counted = EVENTS.all().stream()
                .collect(Collectors.groupingBy(
                        event -> Topic.of(event.getBodyCase()).orElseThrow().topicName(), Collectors.counting()));

        assertThat(EVENTS.finished().getEventsPerTopicMap()).isEqualTo(counted);
        assertThat(EVENTS.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(EVENTS.finished().getEpochsCompleted()).isEqualTo(2);
    }

    @Test
    void theBestEpochHasTheLowestValidationLoss() {
        EpochCompleted lowest = EVENTS.epochs().stream()
                .min((one, other) -> Double.compare(validationLoss(one), validationLoss(other)))
                .orElseThrow();

        assertThat(EVENTS.finished().getBestEpoch()).isEqualTo(lowest.getEpoch());
        assertThat(EVENTS.finished().getBestValue()).isEqualTo(validationLoss(lowest));
        assertThat(EVENTS.finished().getBestMetric()).isEqualTo("validation_loss");
    }

    @Test
    void theOpeningEventDescribesTheRun() {
        RunStarted started = EVENTS.all().get(0).getRunStarted();

        assertThat(started.getModel()).isEqualTo("mlp");
        assertThat(started.getOptimizer()).isEqualTo("adam");
        assertThat(started.getRequestJson()).isEqualTo("{\"epochs\":2}");
        assertThat(started.getClassesCount()).isEqualTo(10);
        assertThat(started.getSplitsList())
                .extracting(size -> size.getSamples())
                .containsExactly(210L, 45L, 45L);
        assertThat(started.getOverlapsList()).hasSize(3).allMatch(overlap -> overlap.getSamples() == 0);
        assertThat(started.getLayersList())
                .extracting(LayerDescription::getName)
                .containsExactly(
                        "01Flatten",
                        "02Linear",
                        "03BatchNorm",
                        "04ReLU",
                        "05Dropout",
                        "06Linear",
                        "07BatchNorm",
                        "08ReLU",
                        "09Dropout",
                        "10Linear");
        assertThat(started.getLayers(1).getOutputShapeList()).containsExactly(16L);
        assertThat(started.getLayers(1).getParameters()).isEqualTo(144 * 16 + 16);
        assertThat(started.getLayers(2).getParameters()).isEqualTo(4 * 16);
        assertThat(started.getParameters())
                .isEqualTo(started.getLayersList().stream()
                        .mapToLong(LayerDescription::getParameters)
                        .sum());
        assertThat(started.getEnvironmentMap()).containsKeys("java", "engine", "djl", "threads", "os", "host");
    }

    @Test
    void scenesTellTheLabelAndSplitOfEverySample() {
        List<Event> described =
                EVENTS.all().stream().filter(Event::hasSceneDescribed).toList();

        assertThat(described).hasSize(1);
        assertThat(described.get(0).getSceneDescribed().getLabelsList())
                .containsExactlyElementsOf(
                        IntStream.range(0, DATA.size()).map(DATA::label).boxed().toList());
        assertThat(described.get(0).getSceneDescribed().getSplitsList())
                .containsExactlyElementsOf(
                        IntStream.range(0, DATA.size()).mapToObj(DATA::split).toList());
    }

    @Test
    void patchScoresCoverExactlyTheSamplesOfTheirSplit() {
        for (int epoch = 1; epoch <= 2; epoch++) {
            assertThat(scored(epoch, Pass.PASS_TRAINING)).isEqualTo(samples(Split.SPLIT_TRAIN));
            assertThat(scored(epoch, Pass.PASS_VALIDATION)).isEqualTo(samples(Split.SPLIT_VALIDATION));
        }
        assertThat(scored(1, Pass.PASS_EVALUATION)).isEmpty();
        assertThat(scored(2, Pass.PASS_EVALUATION)).isEqualTo(samples(Split.SPLIT_TEST));
    }

    @Test
    void theMeanOfThePatchesIsTheEpochsLossAndAccuracy() {
        Map<Split, Pass> passes = Map.of(
                Split.SPLIT_TRAIN, Pass.PASS_TRAINING,
                Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION,
                Split.SPLIT_TEST, Pass.PASS_EVALUATION);
        for (EpochCompleted epoch : EVENTS.epochs()) {
            for (SplitMetrics metrics : epoch.getSplitsList()) {
                assertThat(metrics.getPass()).isEqualTo(passes.get(metrics.getSplit()));
                List<PatchScores> scores = patchScores(epoch.getEpoch(), metrics.getPass());
                double loss = scores.stream()
                        .flatMap(chunk -> chunk.getLossList().stream())
                        .mapToDouble(Float::doubleValue)
                        .average()
                        .orElseThrow();
                assertThat(metrics.getLoss()).isCloseTo(loss, within(1e-9));
                assertThat(metrics.getMetricsOrThrow("accuracy")).isCloseTo(accuracy(scores), within(1e-9));
                assertThat(metrics.getConfusion().getCountsList().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(metrics.getSamples());
            }
        }
    }

    @Test
    void probabilitiesAgreeWithLosses() {
        assertThat(EVENTS.patchScores()).allSatisfy(scores -> {
            for (int i = 0; i < scores.getLossCount(); i++) {
                assertThat(scores.getPTrue(i)).isCloseTo((float) Math.exp(-scores.getLoss(i)), within(1e-6f));
                assertThat(scores.getPPredicted(i)).isGreaterThanOrEqualTo(scores.getPTrue(i));
            }
        });
    }

    @Test
    void onlyTheLastEpochIsTested() {
        assertThat(EVENTS.epochs().get(0).getSplitsList())
                .extracting(SplitMetrics::getSplit)
                .containsExactly(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION);
        assertThat(EVENTS.epochs().get(1).getSplitsList())
                .extracting(SplitMetrics::getSplit)
                .containsExactly(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
    }

    @Test
    void histogramsHoldEveryValueOfEveryParameter() {
        List<TensorHistogram> histograms = EVENTS.all().stream()
                .filter(Event::hasTensorHistogram)
                .map(Event::getTensorHistogram)
                .toList();

        assertThat(histograms).allSatisfy(histogram -> {
            Moments moments = histogram.getHistogram().getMoments();
            long size = histogram.getShapeList().stream().reduce(1L, (one, other) -> one * other);
            assertThat(moments.getCount() + histogram.getHistogram().getNans()).isEqualTo(size);
            assertThat(histogram.getStep()).isEqualTo(histogram.getEpoch() * 7L);
        });
        // Three linear layers and two batch norms with two trainable parameters each; the norms have two that are not.
        assertThat(histograms.stream().filter(h -> h.getEpoch() == 1 && h.getKind() == TensorKind.TENSOR_KIND_GRADIENT))
                .hasSize(10);
        assertThat(histograms.stream().filter(h -> h.getEpoch() == 1 && h.getKind() == TensorKind.TENSOR_KIND_WEIGHT))
                .hasSize(14);
    }

    @Test
    void theGradientNormIsThatOfTheHistograms() {
        for (EpochCompleted epoch : EVENTS.epochs()) {
            double squares = EVENTS.all().stream()
                    .filter(Event::hasTensorHistogram)
                    .map(Event::getTensorHistogram)
                    .filter(histogram -> histogram.getEpoch() == epoch.getEpoch()
                            && histogram.getKind() == TensorKind.TENSOR_KIND_GRADIENT)
                    .map(histogram -> histogram.getHistogram().getMoments())
                    .mapToDouble(
                            moments -> moments.getM2() + moments.getCount() * moments.getMean() * moments.getMean())
                    .sum();
            assertThat(epoch.getMetricsOrThrow("gradient_norm"))
                    .isPositive()
                    .isCloseTo(Math.sqrt(squares), within(1e-6));
        }
    }

    @Test
    void everyStepIsTold() {
        List<StepScalars> losses = EVENTS.all().stream()
                .filter(Event::hasStepScalars)
                .map(Event::getStepScalars)
                .filter(scalars -> scalars.getName().equals("loss"))
                .toList();

        assertThat(losses.get(0).getStepsList()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(losses.get(1).getStepsList()).containsExactly(8L, 9L, 10L, 11L, 12L, 13L, 14L);
        assertThat(EVENTS.epochs().get(1).getStep()).isEqualTo(14);
    }

    private static double validationLoss(EpochCompleted epoch) {
        return CollectedEvents.metrics(epoch, Split.SPLIT_VALIDATION).getLoss();
    }

    private static List<PatchScores> patchScores(int epoch, Pass pass) {
        return EVENTS.patchScores().stream()
                .filter(scores -> scores.getEpoch() == epoch && scores.getPass() == pass)
                .toList();
    }

    private static Set<Integer> scored(int epoch, Pass pass) {
        Set<Integer> samples = new HashSet<>();
        for (PatchScores scores : patchScores(epoch, pass)) {
            samples.addAll(samplesOf(scores));
        }
        return samples;
    }

    private static List<Integer> samplesOf(PatchScores scores) {
        ChunkGrid grid = ChunkGrid.of(scores.getGrid());
        Chunk chunk = grid.chunk(scores.getChunk());
        BitSet present = Presence.unpack(scores.getPresence(), chunk.patches());
        return present.stream()
                .map(position -> chunk.rowOf(position) * grid.columns() + chunk.columnOf(position))
                .boxed()
                .toList();
    }

    private static Set<Integer> samples(Split split) {
        return IntStream.range(0, DATA.size())
                .filter(sample -> DATA.split(sample) == split)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static double accuracy(List<PatchScores> chunks) {
        int right = 0;
        int all = 0;
        for (PatchScores scores : chunks) {
            List<Integer> samples = samplesOf(scores);
            for (int i = 0; i < samples.size(); i++) {
                if (scores.getPredicted(i) == DATA.label(samples.get(i))) {
                    right++;
                }
            }
            all += samples.size();
        }
        return (double) right / all;
    }
}
