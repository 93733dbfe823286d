package io.epochscope.metrics.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static List<String> labels(double low, double high, int most) {
        return Ticks.of(low, high, most).stream().map(Ticks::label).toList();
    }

    @Test
    void areRoundNumbersWithinTheRange() {
        assertThat(labels(0, 1, 6)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(0.013, 3.4, 4)).containsExactly("2");
        assertThat(labels(0, 120, 4)).containsExactly("0", "50", "100");
        assertThat(labels(-0.3, 0.3, 4)).containsExactly("-0.2", "0", "0.2");
        assertThat(labels(2e-7, 9e-7, 3)).containsExactly("5E-7");
    }
}
