package io.epochscope.benchmarks.suspects;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Split;
import io.epochscope.metrics.dynamics.PatchVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void looksAtAsManyOfTheHighestAsWereFlipped() {
        List<JudgedPatch> patches =
                List.of(patch(true, 0.2), patch(false, 0.9), patch(true, 0.8), patch(false, 0.3), patch(false, 0.1));

        assertThat(Ranking.SUSPICION.precisionAtFlipped(patches)).isEqualTo(0.5);
    }

    @Test
    void hasNoPrecisionWhereNothingWasFlipped() {
        assertThat(Ranking.SUSPICION.precisionAtFlipped(List.of(patch(false, 0.2))))
                .isNaN();
    }

    @Test
    void theSmallestMarginComesFirst() {
        List<JudgedPatch> patches = List.of(margin(true, -0.9), margin(false, 0.9), margin(false, 0));

        assertThat(Ranking.OTHERS)
                .filteredOn(ranking -> ranking.name().equals("margin"))
                .singleElement()
                .satisfies(ranking ->
                        assertThat(ranking.precisionAtFlipped(patches)).isEqualTo(1));
    }

    private static JudgedPatch patch(boolean flipped, double suspicion) {
        return new JudgedPatch(flipped, Split.SPLIT_TRAIN, PatchVerdict.LEARNED, suspicion, 0, 0, 0, 0);
    }

    private static JudgedPatch margin(boolean flipped, double margin) {
        return new JudgedPatch(flipped, Split.SPLIT_TRAIN, PatchVerdict.LEARNED, 0, 0, 0, 0, margin);
    }
}
