package io.epochscope.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceSetTest {

    @Test
    void joinsNeighboursAndPassesOverEventsWithoutASequence() {
        var sequences = new SequenceSet();
        assertThat(sequences.toMultirange()).isEqualTo("{}");
        for (long sequence : new long[] {7, 2, 0, 1, 3, 2, Long.MAX_VALUE - 1}) {
            sequences.add(sequence);
        }
        assertThat(sequences.toMultirange()).isEqualTo("{[1,3],[7,7],[9223372036854775806,9223372036854775806]}");
    }
}
