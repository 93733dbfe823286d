package io.epochscope.engine.raterange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.epochscope.engine.GoldenTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateRangeTestTest {

    private static final GoldenTable GOLDEN = GoldenTable.beside(RateRangeTestTest.class);
    private static final double ALMOST = 1e-7;

    @ParameterizedTest
    @ValueSource(strings = {"standard", "noisy", "fine", "hardly-smoothed", "not-smoothed", "to-the-end"})
    void smoothsStopsAndSuggestsAsFastaiDoes(String name) {
        List<Double> parameters = golden(name, "range");
        RateRangeParameters range = new RateRangeParameters(
                parameters.get(0),
                parameters.get(1),
                parameters.get(2).intValue(),
                parameters.get(3),
                parameters.get(4));
        List<Double> losses = golden(name, "losses");
        List<Double> expected = golden(name, "smoothed");
        RateRangeTest test = new RateRangeTest(range);

        List<Double> smoothed = smoothed(test, range, losses::get);

        assertThat(smoothed).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(smoothed.get(i)).isCloseTo(expected.get(i), withinPercentage(ALMOST));
        }
        RateSuggestions suggestions = test.suggestions().orElseThrow();
        List<Double> suggested = golden(name, "suggested");
        assertThat(suggestions.valley()).isCloseTo(suggested.get(0), withinPercentage(ALMOST));
        assertThat(suggestions.steepest()).isCloseTo(suggested.get(1), withinPercentage(ALMOST));
        assertThat(suggestions.minimum()).isCloseTo(suggested.get(2), withinPercentage(ALMOST));
        assertThat(test.reason().isEmpty()).isEqualTo(expected.size() == range.steps());
    }

    @Test
    void saysWhereItDiverged() {
        RateRangeParameters range = new RateRangeParameters(1e-4, 1.0, 40, 0.0, 2.5);
        RateRangeTest test = new RateRangeTest(range);

        List<Double> smoothed = smoothed(test, range, step -> step < 30 ? 3 - step / 15.0 : 20);

        assertThat(smoothed).hasSize(31);
        assertThat(test.reason())
                .isEqualTo("ended after 31 of 40 steps, at a learning rate of 0.119, since the smoothed loss exceeded"
                        + " 2.5 times its lowest value");
        assertThat(test.suggestions()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void endsWithALossThatIsNoNumber(double loss) {
        RateRangeParameters range = RateRangeParameters.defaults();
        RateRangeTest test = new RateRangeTest(range);

        List<Double> smoothed = smoothed(test, range, step -> step < 3 ? 2.3 : loss);

        assertThat(smoothed).hasSize(4);
        assertThat(test.suggestions()).isEmpty();
        assertThat(test.reason())
                .isEqualTo("ended after 4 of 100 steps, at a learning rate of 1.75e-07, since the smoothed loss was no"
                        + " finite number any more; no learning rate is suggested: it took 4 steps, and the first 10"
                        + " and last 5 of them do not count");
    }

    /** A single loss at the beginning may be anything. */
    @Test
    void theFirstTenthDoesNotEndIt() {
        RateRangeParameters range = new RateRangeParameters(1e-7, 10.0, 100, 0.0, 4.0);
        RateRangeTest test = new RateRangeTest(range);

        assertThat(smoothed(test, range, step -> step == 0 ? 0.1 : 2.3)).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.98})
    void suggestsNothingOfNoise(double smoothing) {
        RateRangeParameters range = new RateRangeParameters(1e-9, 1e-8, 100, smoothing, 4.0);
        for (int seed = 1; seed <= 200; seed++) {
            Random noise = new Random(seed);
            RateRangeTest test = new RateRangeTest(range);
            smoothed(test, range, step -> 2.3 + 0.1 * noise.nextGaussian());

            assertThat(test.suggestions()).as("with seed %d", seed).isEmpty();
            assertThat(test.reason())
                    .startsWith("no learning rate is suggested: the smoothed loss did not fall by more than its noise"
                            + " between rates of 1.26e-09 and ");
        }
    }

    @Test
    void suggestsNothingWhereTheLossOnlyRises() {
        RateRangeParameters range = new RateRangeParameters(1.0, 10.0, 50, 0.9, 4.0);
        RateRangeTest test = new RateRangeTest(range);
        smoothed(test, range, step -> 2.3 + step / 100.0);

        assertThat(test.suggestions()).isEmpty();
    }

    /** fastai's formula would take it for the last rate. */
    @Test
    void aFallOfTheFirstLossesAloneSuggestsTheFirstRate() {
        RateRangeParameters range = new RateRangeParameters(1e-4, 1e-2, 20, 0.0, 4.0);
        RateRangeTest test = new RateRangeTest(range);
        smoothed(test, range, step -> step < 4 ? 5 - step : 6 + step / 100.0);

        assertThat(test.suggestions().orElseThrow().valley()).isEqualTo(new RisingRates(range).rate(1, 3));
    }

    @Test
    void ratesRiseFromTheFirstToTheLast() {
        RisingRates rates = new RisingRates(new RateRangeParameters(1e-6, 1.0, 7, null, null));

        assertThat(rates.rate(1, 1)).isEqualTo(1e-6);
        assertThat(rates.rate(1, 4)).isCloseTo(1e-3, withinPercentage(ALMOST));
        assertThat(rates.rate(2, 7)).isCloseTo(1.0, withinPercentage(ALMOST));
    }

    @Test
    void aLongTestIsJudgedInNoTime() {
        RateRangeParameters range = new RateRangeParameters(1e-7, 10.0, 100_000, 0.98, 1e9);
        RateRangeTest test = new RateRangeTest(range);
        smoothed(test, range, step -> 3 - step / 50_000.0);

        // Strictly falling: half of the way, since the fall has as many members as there are steps that count.
        int counted = 100_000 - 10_000 - 5;
        int third = counted / 3;
        assertThat(test.suggestions().orElseThrow().valley())
                .isCloseTo(new RisingRates(range).rate(1, 10_001L + third + third / 2), withinPercentage(0.1));
    }

    private static List<Double> smoothed(RateRangeTest test, RateRangeParameters range, IntToDoubleFunction losses) {
        RisingRates rates = new RisingRates(range);
        List<Double> smoothed = new ArrayList<>();
        for (int step = 0; !test.isOver(); step++) {
            test.add(rates.rate(1, step + 1L), losses.applyAsDouble(step));
            smoothed.add(test.smoothedLoss());
        }
        return smoothed;
    }

    private static List<Double> golden(String name, String what) {
        return GOLDEN.lines().stream()
                .filter(line -> line[0].equals(name) && line[1].equals(what))
                .flatMap(line -> Arrays.stream(line).skip(2))
                .map(Double::valueOf)
                .toList();
    }
}
