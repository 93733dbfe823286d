package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ByteImages;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.ClassScores;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs whose classes are few, many or missing. */
class UnusualClassesTest {

    private static final int PIXELS = 16;

    @Test
    void oneClassAloneIsAlwaysRight() {
        EpochCompleted last = train(images(1, 60, sample -> 0));

        SplitMetrics test = CollectedEvents.metrics(last, Split.SPLIT_TEST);
        assertThat(test.getLoss()).isZero();
        assertThat(test.getConfusion().getCountsList()).containsExactly(10L);
        assertThat(test.getClassScoresList()).singleElement().satisfies(scores -> {
            assertThat(scores.getBucketsList()).containsExactly(104 * scores.getBucketsPerUnit());
            assertThat(scores.getPositivesList()).containsExactly(10L);
            assertThat(scores.getNegativesList()).containsExactly(0L);
        });
        assertThat(test.getCalibration().getCellsList()).containsExactly(14);
    }

    @Test
    void aClassWithoutSamplesInASplitIsToldOfAllTheSame() {
        // Only the samples that are trained on are of class 2.
        EpochCompleted last = train(images(3, 60, sample -> sample < 40 ? sample % 3 : sample % 2));

        SplitMetrics validation = CollectedEvents.metrics(last, Split.SPLIT_VALIDATION);
        assertThat(validation.getConfusion().getCountsList().subList(6, 9)).containsExactly(0L, 0L, 0L);
        ClassScores missing = validation.getClassScores(2);
        assertThat(missing.getPositivesList()).isNotEmpty().containsOnly(0L);
        assertThat(missing.getNegativesList().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(10);
    }

    @Test
    void aThousandClassesArePublishedWhole() {
        EpochCompleted last = train(images(1_000, 3_000, sample -> sample % 1_000));

        assertThat(last.getSplitsList()).hasSize(3).allSatisfy(metrics -> {
            assertThat(metrics.getConfusion().getClasses()).isEqualTo(1_000);
            assertThat(metrics.getConfusion().getCountsList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(metrics.getSamples());
            assertThat(metrics.getClassScoresList()).hasSize(1_000);
            assertThat(metrics.getCalibration().getSamplesList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(metrics.getSamples());
        });
    }

    private static EpochCompleted train(ByteImages images) {
        CollectedEvents events = new CollectedEvents();
        Outcome outcome = new Training(TinyPlan.standard().withData(images).plan(), events, progress -> {}).run();

        assertThat(outcome).isEqualTo(new Outcome(RunStatus.RUN_STATUS_COMPLETED, "", 2));
        EventContract contract = new EventContract();
        assertThat(events.all())
                .allSatisfy(event -> assertThatCode(() -> contract.check(
                                event, Topic.of(event.getBodyCase()).orElseThrow()))
                        .doesNotThrowAnyException());
        return events.epochs().get(1);
    }

    /** Noise; of six samples four are trained on, the next validates and the last is tested. */
    private static ByteImages images(int classes, int samples, IntUnaryOperator label) {
        byte[] pixels = new byte[samples * PIXELS];
        new Random(3).nextBytes(pixels);
        Split[] splits = new Split[samples];
        Arrays.fill(splits, 0, samples * 4 / 6, Split.SPLIT_TRAIN);
        Arrays.fill(splits, samples * 4 / 6, samples * 5 / 6, Split.SPLIT_VALIDATION);
        Arrays.fill(splits, samples * 5 / 6, samples, Split.SPLIT_TEST);
        return new ByteImages(
                "noise",
                new Shape(1, 4, 4),
                IntStream.range(0, classes)
                        .mapToObj(index -> ClassLabel.named("class " + index))
                        .toList(),
                pixels,
                IntStream.range(0, samples).map(label).toArray(),
                splits,
                PixelScale.unit());
    }
}
