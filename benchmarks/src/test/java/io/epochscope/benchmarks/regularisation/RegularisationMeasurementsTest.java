package io.epochscope.benchmarks.regularisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.benchmarks.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmark's own measurements on digits that are painted in a moment. */
class RegularisationMeasurementsTest {

    private static final Map<String, Object> DIGITS = Map.of("samples", 120, "size", 12, "mislabelled", 0.0);

    @Test
    void tellsTheGapOfEachSeedAndComparesTheMeans() throws IOException {
        List<Figure> figures = new ArrayList<>();

        new LossGap("bench", new Subject("generated", DIGITS, "mlp", 8, 16), Map.of("hidden", List.of(32)), 2)
                .measure(figures::add);

        double plain = mean(figures, "mlp plain, seed 1: gap of losses", "mlp plain, seed 2: gap of losses");
        double held = mean(figures, "mlp regularised, seed 1: gap of losses", "mlp regularised, seed 2: gap of losses");
        assertThat(plain).isNotEqualTo(held);
        assertThat(value(figures, "gap regularised by gap plain, means")).isCloseTo(held / plain, within(1e-9));
        assertThat(figures).filteredOn(figure -> figure.mark().isPresent()).hasSize(4);
        assertThat(figure(figures, "mlp plain, seed 1: gap of losses").baseline())
                .containsPattern("train \\d\\.\\d{4} \\(in the training pass \\d\\.\\d{4}\\), validation \\d\\.\\d{4}");
    }

    @Test
    void countsEpochsUntilAnAccuracyIsReachedAndOneMoreWhereItIsNot() throws IOException {
        List<Figure> reached = new ArrayList<>();
        List<Figure> never = new ArrayList<>();
        Subject subject = new Subject("generated", DIGITS, "mlp", 2, 16);

        new EpochsToAccuracy("bench", subject, 0, List.of(1), 2).measure(reached::add);
        new EpochsToAccuracy("bench", subject, 1.01, List.of(1), 1).measure(never::add);

        assertThat(value(reached, "mlp to 0 %, constant 0.001")).isEqualTo(1);
        assertThat(value(reached, "epochs saved by one cycle, all seeds together"))
                .isZero();
        assertThat(figure(reached, "epochs saved by one cycle, all seeds together")
                        .holds())
                .contains(false);
        assertThat(value(never, "mlp to 101 %, one cycle to 0.01 in 1 epochs")).isEqualTo(2);
        assertThat(figure(never, "mlp to 101 %, constant 0.001").baseline()).isEqualTo("by seed: never");
    }

    private static double mean(List<Figure> figures, String one, String other) {
        return (value(figures, one) + value(figures, other)) / 2;
    }

    private static double value(List<Figure> figures, String name) {
        return figure(figures, name).value();
    }

    private static Figure figure(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
