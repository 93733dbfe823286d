package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunSeedsTest {

    private static final int[] SAMPLES = IntStream.range(100, 200).toArray();

    private final RunSeeds seeds = new RunSeeds(42);

    @Test
    void anEpochsOrderIsAPermutationThatRepeats() {
        int[] order = seeds.order(SAMPLES, 3);

        assertThat(order).containsExactlyInAnyOrder(SAMPLES).isNotEqualTo(SAMPLES);
        assertThat(new RunSeeds(42).order(SAMPLES, 3)).isEqualTo(order);
        assertThat(SAMPLES[0]).isEqualTo(100);
    }

    @Test
    void epochsAndSeedsDiffer() {
        assertThat(seeds.order(SAMPLES, 1)).isNotEqualTo(seeds.order(SAMPLES, 2));
        assertThat(seeds.order(SAMPLES, 1)).isNotEqualTo(new RunSeeds(43).order(SAMPLES, 1));
        assertThat(IntStream.concat(
                                IntStream.of(seeds.weights()),
                                IntStream.rangeClosed(1, 1000).map(seeds::passes))
                        .distinct())
                .hasSize(1001);
    }

    @Test
    void seedsThatDifferInTheirUpperHalfDiffer() {
        assertThat(new RunSeeds(1L << 40).weights()).isNotEqualTo(new RunSeeds(0).weights());
    }
}
