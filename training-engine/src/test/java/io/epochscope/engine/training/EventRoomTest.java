package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.classification.MadeUpSplit;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRoomTest {

    private static final int CLASSES = MadeUpSplit.CLASSES;

    /** Below the largest event that trainer-service takes unless told otherwise, with its run's name and numbers. */
    private static final int ROOM = 999_000;

    private final EventRoom room = new EventRoom("run");

    @Test
    void aThousandClassesInThreeSplitsFit() {
        EpochCompleted epoch = epoch(
                MadeUpSplit.judged(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, 20_000, 3),
                MadeUpSplit.judged(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 10_000, 3),
                MadeUpSplit.judged(Split.SPLIT_TEST, Pass.PASS_EVALUATION, 10_000, 3));

        assertThat(room.fit(epoch)).isEqualTo(epoch);
        assertThat(epoch.getSplitsList().stream()
                        .flatMap(split -> split.getClassScoresList().stream())
                        .mapToInt(scores -> scores.getBucketsCount())
                        .average()
                        .orElseThrow())
                .isGreaterThan(25);
    }

    @Test
    void leavesOutTheLargestPartOfTheTrainingPassFirst() {
        SplitMetrics validation = MadeUpSplit.judged(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, 10_000, 3);
        SplitMetrics training = MadeUpSplit.judged(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, 10_000, 15);
        SplitMetrics huge = training.toBuilder()
                .setConfusion(training.getConfusion().toBuilder()
                        .clear()
                        .addAllCounts(Collections.nCopies(CLASSES * CLASSES, 1L)))
                .build();

        EpochCompleted fitting = room.fit(epoch(huge, validation));

        assertThat(fitting.getSplits(0))
                .isEqualTo(huge.toBuilder().clearConfusion().build());
        assertThat(fitting.getSplits(1)).isEqualTo(validation);
        assertThat(fitting.getSerializedSize()).isLessThan(ROOM);
    }

    private static EpochCompleted epoch(SplitMetrics... splits) {
        return EpochCompleted.newBuilder()
                .setEpoch(1)
                .addAllSplits(List.of(splits))
                .build();
    }
}
