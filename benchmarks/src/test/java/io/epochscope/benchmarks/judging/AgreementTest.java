package io.epochscope.benchmarks.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void tellsTheLargestDifferenceAndWhereItIs() {
        Agreement agreement = Agreement.of(Map.of("a", 1.0, "b", 0.5, "c", 3.0), Map.of("a", 1.25, "b", 0.0, "c", 3.0));

        assertThat(agreement).isEqualTo(new Agreement(3, 0.5, "b"));
    }

    @Test
    void nothingDiffersWhereAllIsEqualOrUndefinedOnBothSides() {
        Agreement agreement = Agreement.of(Map.of("a", 1.0, "b", Double.NaN), Map.of("a", 1.0, "b", Double.NaN));

        assertThat(agreement).isEqualTo(new Agreement(2, 0, ""));
    }

    @Test
    void whatIsUndefinedOnOneSideAgreesWithNoNumber() {
        assertThat(Agreement.of(Map.of("a", Double.NaN), Map.of("a", 0.0)).largest())
                .isInfinite();
        assertThat(Agreement.of(Map.of("a", 0.0), Map.of("a", Double.NaN)).largest())
                .isInfinite();
    }

    @Test
    void whatOneSideLacksAgreesWithNothing() {
        assertThat(Agreement.of(Map.of("a", 0.0), Map.of())).isEqualTo(new Agreement(1, Double.POSITIVE_INFINITY, "a"));
        assertThat(Agreement.of(Map.of(), Map.of("a", Double.NaN)))
                .isEqualTo(new Agreement(1, Double.POSITIVE_INFINITY, "a"));
    }
}
