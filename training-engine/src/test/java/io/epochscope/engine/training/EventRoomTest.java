package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.score.BatchScores;
import io.epochscope.engine.score.SplitTally;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventRoomTest {

    private static final int CLASSES = 1_000;
    private static final int BATCH = 500;

    /** Below the largest event that trainer-service takes unless told otherwise, with its run's name and numbers. */
    private static final int ROOM = 999_000;

    private final EventRoom room = new EventRoom("run");

    @Test
    void aThousandClassesInThreeSplitsFit() {
        EpochCompleted epoch = epoch(
                judged(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, 20_000, 3),
                judged(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 10_000, 3),
                judged(Split.SPLIT_TEST, Pass.PASS_EVALUATION, 10_000, 3));

        assertThat(room.fit(epoch)).isEqualTo(epoch);
        assertThat(epoch.getSplitsList().stream()
                        .flatMap(split -> split.getClassScoresList().stream())
                        .mapToInt(scores -> scores.getBucketsCount())
                        .average()
                        .orElseThrow())
                .isGreaterThan(25);
    }

    @Test
    void whatDoesNotFitIsTheTrainingPassesFirst() {
        SplitMetrics validation = judged(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 10_000, 3);
        SplitMetrics training = judged(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, 10_000, 15);
        SplitMetrics huge = training.toBuilder()
                .setConfusion(training.getConfusion().toBuilder()
                        .clear()
                        .addAllCounts(Collections.nCopies(CLASSES * CLASSES, 1L)))
                .build();

        EpochCompleted fitting = room.fit(epoch(huge, validation));

        assertThat(fitting.getSplits(0))
                .isEqualTo(huge.toBuilder()
                        .clearClassScores()
                        .clearCalibration()
                        .clearConfusion()
                        .build());
        assertThat(fitting.getSplits(1)).isEqualTo(validation);
        assertThat(fitting.getSerializedSize()).isLessThan(ROOM);
    }

    private static EpochCompleted epoch(SplitMetrics... splits) {
        return EpochCompleted.newBuilder()
                .setEpoch(1)
                .addAllSplits(List.of(splits))
                .build();
    }

    /** Normal logits of a spread, the true class's a few higher, so that some samples are wrong. */
    private static SplitMetrics judged(Split split, Pass pass, int samples, float spread) {
        Random random = new Random(split.getNumber());
        float[] noise = new float[1 << 16];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = spread * (float) random.nextGaussian();
        }
        SplitTally tally = new SplitTally(split, pass, CLASSES);
        BatchScores scores = new BatchScores(BATCH, CLASSES);
        float[] rows = new float[BATCH * CLASSES];
        int[] labels = new int[BATCH];
        for (int from = 0; from < samples; from += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                labels[i] = random.nextInt(CLASSES);
                draw(rows, i * CLASSES, labels[i], noise, random.nextInt(noise.length), spread);
            }
            scores.take(FloatBuffer.wrap(rows), labels, BATCH);
            tally.add(scores);
        }
        return tally.toMessage();
    }

    private static void draw(float[] rows, int at, int label, float[] noise, int from, float spread) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            float logit = noise[(from + c) % noise.length] + (c == label ? 3 * spread : 0);
            rows[at + c] = logit;
            sum += Math.exp(logit);
        }
        float normaliser = (float) Math.log(sum);
        for (int c = 0; c < CLASSES; c++) {
            rows[at + c] -= normaliser;
        }
    }
}
