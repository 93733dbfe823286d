package io.epochscope.metrics.diagnosis.rule;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilityLossTest {

    @Test
    void certainty() {
        ProbabilityLoss loss = of(0.3, 10);

        assertThat(loss.once()).isCloseTo(0, within(1e-6));
        assertThat(loss.twice()).isCloseTo(ProbabilityLoss.floor(10), within(1e-6));
        assertThat(ProbabilityLoss.floor(10)).isCloseTo(1.4612, within(1e-4));
    }

    @Test
    void ignorance() {
        ProbabilityLoss loss = of(0, 4);

        assertThat(loss.once()).isCloseTo(Math.log(4), within(1e-9));
        assertThat(loss.twice()).isCloseTo(Math.log(4), within(1e-9));
    }

    /** 0.8 and 0.2: the deviation from the mean of 0.5 is 0.3. */
    @Test
    void twoClasses() {
        ProbabilityLoss loss = of(0.3, 2);

        assertThat(loss.once()).isCloseTo(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), within(1e-9));
        assertThat(loss.twice())
                .isCloseTo(Math.log(Math.exp(0.8) + Math.exp(0.2)) - 0.8 * 0.8 - 0.2 * 0.2, within(1e-9));
    }

    private static ProbabilityLoss of(double deviation, int classes) {
        return ProbabilityLoss.of(between(1.0 / classes, deviation, 3, 0, 1, 50, classes), classes);
    }
}
