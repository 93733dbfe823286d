package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EpochEndsTest {
    private final EpochEnds ends = new EpochEnds();

    @Test
    void anEpochHasEndedWhenTheNextHasBegunOrTheRunHasEnded() {
        List<RunProgress> ended = Stream.of(
                        progress("QUEUED", 0, 0, 0, null),
                        progress("RUNNING", 1, 5, 10, null),
                        progress("RUNNING", 1, 10, 10, null),
                        progress("RUNNING", 2, 1, 10, 0.5),
                        progress("RUNNING", 2, 10, 10, 0.5),
                        progress("COMPLETED", 2, 10, 10, 0.25))
                .map(ends::endedBy)
                .flatMap(Optional::stream)
                .toList();

        assertThat(ended).extracting(RunProgress::epoch).containsExactly(1, 2);
        assertThat(ended).extracting(RunProgress::validationLoss).containsExactly(0.5, 0.25);
    }

    @Test
    void countsTheStepsOfEarlierEpochs() {
        assertThat(progress("RUNNING", 2, 3, 10, null).stepsDone()).isEqualTo(13);
        assertThat(progress("RUNNING", 2, 3, 10, null).stepsInAll()).isEqualTo(20);
        assertThat(progress("STOPPED", 2, 3, 10, null).stepsDone()).isEqualTo(13);
    }

    private static RunProgress progress(String status, int epoch, long step, long stepsPerEpoch, Double loss) {
        return new RunProgress("r1", status, epoch, 2, step, stepsPerEpoch, 0.7, 0.9, loss, null, null);
    }
}
