package io.epochscope.engine.training;

import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_ACTIVATION;
import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_GRADIENT;
import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_INPUT;
import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_PRE_ACTIVATION;
import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_UPDATE;
import static io.epochscope.events.v1.TensorKind.TENSOR_KIND_WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.watch.WatchedTensors;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which histograms a run publishes, and that it trains the same with them and without. */
class HistogramEventsTest {

    private static final Set<WatchedTensors> ALL = EnumSet.allOf(WatchedTensors.class);
    private static final WatchSettings HISTOGRAMS = WatchSettings.nothing().withHistograms(1, 0, ALL);

    @Test
    void beforeTrainingThereIsAllButWhatAStepMakes() {
        List<TensorHistogram> first = histograms(HISTOGRAMS).stream()
                .filter(histogram -> histogram.getEpoch() == 0)
                .toList();

        assertThat(first)
                .allSatisfy(histogram -> assertThat(histogram.getStep()).isZero());
        assertThat(of(first, TENSOR_KIND_WEIGHT)).hasSize(14);
        assertThat(of(first, TENSOR_KIND_PRE_ACTIVATION))
                .extracting(TensorHistogram::getLayer)
                .containsExactly("04ReLU", "08ReLU");
        assertThat(of(first, TENSOR_KIND_ACTIVATION))
                .extracting(TensorHistogram::getLayer)
                .containsExactly("02Linear", "03BatchNorm", "04ReLU", "06Linear", "07BatchNorm", "08ReLU", "10Linear");
        assertThat(of(first, TENSOR_KIND_INPUT))
                .extracting(TensorHistogram::getLayer, TensorHistogram::getTensor, TensorHistogram::getSplit)
                .containsExactly(
                        tuple("input", "features", Split.SPLIT_TRAIN),
                        tuple("input", "features", Split.SPLIT_VALIDATION));
        assertThat(of(first, TENSOR_KIND_GRADIENT)).isEmpty();
        assertThat(of(first, TENSOR_KIND_UPDATE)).isEmpty();
    }

    @Test
    void stepsAreWatchedEverySoManyAndTheLastOfAnEpochOnce() {
        List<TensorHistogram> all = histograms(WatchSettings.nothing().withHistograms(1, 3, ALL));

        for (TensorKind kind : List.of(TENSOR_KIND_GRADIENT, TENSOR_KIND_UPDATE, TENSOR_KIND_ACTIVATION)) {
            List<String> steps = of(all, kind).stream()
                    .filter(histogram -> histogram.getEpoch() > 0)
                    .filter(histogram -> histogram.getLayer().equals("02Linear"))
                    .filter(histogram -> !histogram.getTensor().equals("bias"))
                    .map(histogram -> histogram.getEpoch() + "/" + histogram.getStep())
                    .toList();
            assertThat(steps).containsExactly("1/3", "1/6", "1/7", "2/9", "2/12", "2/14");
        }
    }

    @Test
    void stepsAloneAreWatchedWithoutEpochs() {
        List<TensorHistogram> all =
                histograms(WatchSettings.nothing().withHistograms(0, 5, EnumSet.of(WatchedTensors.WEIGHTS)));

        assertThat(all.stream().map(TensorHistogram::getStep).distinct()).containsExactly(0L, 5L, 10L);
        assertThat(all.stream().map(TensorHistogram::getKind).distinct())
                .containsExactly(TENSOR_KIND_INPUT, TENSOR_KIND_WEIGHT);
    }

    @Test
    void anUpdateIsWhatAStepAddsToTheWeights() {
        List<TensorHistogram> all = histograms(WatchSettings.nothing().withHistograms(0, 1, ALL));

        for (int step = 1; step <= 14; step++) {
            double before = mean(at(all, TENSOR_KIND_WEIGHT, step - 1));
            double after = mean(at(all, TENSOR_KIND_WEIGHT, step));
            assertThat(mean(at(all, TENSOR_KIND_UPDATE, step))).isNotZero().isCloseTo(after - before, within(1e-8));
        }
    }

    @Test
    void whatPassesAReluIsThePositivePartOfWhatGoesIn() {
        List<TensorHistogram> all = histograms(HISTOGRAMS);

        for (int epoch = 0; epoch <= 2; epoch++) {
            TensorHistogram in = at(all, TENSOR_KIND_PRE_ACTIVATION, "04ReLU", epoch);
            TensorHistogram out = at(all, TENSOR_KIND_ACTIVATION, "04ReLU", epoch);
            assertThat(in.getHistogram().getMoments().getCount()).isEqualTo(45 * 16);
            assertThat(in.getHistogram().getNegative().getCountCount()).isPositive();
            assertThat(out.getHistogram().getPositive())
                    .isEqualTo(in.getHistogram().getPositive());
            assertThat(out.getHistogram().getNegative().getCountCount()).isZero();
            assertThat(out.getUnits().getUnits()).isEqualTo(16);
            assertThat(out.getSplit()).isEqualTo(Split.SPLIT_VALIDATION);
        }
    }

    @Test
    void mapsHaveAUnitForEachChannel() {
        ModelChoice<?> cnn = new ModelChoice<>(new CnnType(), new CnnParameters(List.of(6), 3, true, 0.0, 0));
        List<TensorHistogram> all =
                histograms(TinyPlan.standard().withModel(cnn).withWatch(HISTOGRAMS));

        TensorHistogram out = at(all, TENSOR_KIND_ACTIVATION, "03ReLU", 2);
        assertThat(out.getUnits().getUnits()).isEqualTo(6);
        assertThat(out.getShapeList()).containsExactly(45L, 6L, 12L, 12L);
        assertThat(out.getHistogram().getMoments().getCount()).isEqualTo(45L * 6 * 12 * 12);
    }

    @Test
    void withoutValidationTheProbesAreOfTheTrainingSamples() {
        DataSet trainAlone = new GeneratedDigitsType().open(new GeneratedParameters(3, 12, 0.1, 0.0), 5);
        List<TensorHistogram> all =
                histograms(TinyPlan.standard().withData(trainAlone).withWatch(HISTOGRAMS));

        assertThat(IntStream.range(0, 3).mapToObj(trainAlone::split)).doesNotContain(Split.SPLIT_VALIDATION);
        assertThat(of(all, TENSOR_KIND_ACTIVATION))
                .isNotEmpty()
                .allSatisfy(histogram -> assertThat(histogram.getSplit()).isEqualTo(Split.SPLIT_TRAIN));
    }

    @Test
    void aRunTrainsTheSameToTheLastBitWhateverIsWatched() {
        WatchSettings everything = WatchSettings.standard().withHistograms(1, 1, ALL);

        assertThat(losses(everything)).isEqualTo(losses(WatchSettings.nothing()));
    }

    @Test
    void theTimeOfWatchingIsTold() {
        CollectedEvents events = train(TinyPlan.standard().withWatch(HISTOGRAMS));

        assertThat(events.epochs())
                .allSatisfy(epoch -> assertThat(epoch.getSecondsWatching()).isPositive());
    }

    @Test
    void everyHistogramKeepsTheContract() {
        CollectedEvents events = train(TinyPlan.standard());
        EventCodec codec = new EventCodec();

        assertThat(events.all())
                .allSatisfy(event -> assertThat(codec.decode(event.toByteArray(), EventCodec.BINARY))
                        .isEqualTo(event));
    }

    @Test
    void aSampleThatIsNotThereFailsTheRunAndIsNamed() {
        CollectedEvents events =
                train(TinyPlan.standard().withWatch(WatchSettings.nothing().withPictures(1, List.of(0, 300))));

        assertThat(events.finished().getStatus()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(events.finished().getReason())
                .contains("watch.samples[1] is 300, accepted: a whole number from 0 to 299");
    }

    private static List<Double> losses(WatchSettings watch) {
        return train(TinyPlan.standard().withEpochs(3).withWatch(watch)).epochs().stream()
                .flatMap(epoch -> epoch.getSplitsList().stream())
                .map(SplitMetrics::getLoss)
                .toList();
    }

    private static List<TensorHistogram> histograms(WatchSettings watch) {
        return histograms(TinyPlan.standard().withWatch(watch));
    }

    private static List<TensorHistogram> histograms(TinyPlan plan) {
        return train(plan).all().stream()
                .filter(Event::hasTensorHistogram)
                .map(Event::getTensorHistogram)
                .toList();
    }

    private static CollectedEvents train(TinyPlan plan) {
        CollectedEvents events = new CollectedEvents();
        new Training(plan.plan(), events, progress -> {}).run();
        return events;
    }

    private static List<TensorHistogram> of(List<TensorHistogram> all, TensorKind kind) {
        return all.stream().filter(histogram -> histogram.getKind() == kind).toList();
    }

    private static TensorHistogram at(List<TensorHistogram> all, TensorKind kind, int step) {
        return of(all, kind).stream()
                .filter(histogram -> histogram.getStep() == step)
                .filter(histogram -> histogram.getLayer().equals("02Linear"))
                .filter(histogram -> histogram.getTensor().equals("weight"))
                .findFirst()
                .orElseThrow();
    }

    private static TensorHistogram at(List<TensorHistogram> all, TensorKind kind, String layer, int epoch) {
        return of(all, kind).stream()
                .filter(histogram -> histogram.getEpoch() == epoch)
                .filter(histogram -> histogram.getLayer().equals(layer))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(TensorHistogram histogram) {
        return histogram.getHistogram().getMoments().getMean();
    }
}
