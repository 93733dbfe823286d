package io.epochscope.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.schedule.MetricMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which runs the median rule stops, against medians of running averages by hand. */
class MedianRuleTest {

    private static final List<RunCurve> OTHERS = Stream.of(
                    new double[] {8, 4, 3}, new double[] {6, 2, 1}, new double[] {10, 10, 10})
            .map(MedianRuleTest::curve)
            .toList();

    private final MedianRule rule = rule(MetricMode.MIN, 2, 3);

    @Test
    void stopsARunWhoseBestIsWorseThanTheMedianOfTheOthersAverages() {
        // Averages over two epochs are 6, 4 and 10.
        assertThat(rule.judge(2, curve(9, 6.5), OTHERS))
                .contains(
                        "median stopping: validation_loss was at best 6.5 (epoch 2) in 2 epochs, worse than 6, the median"
                                + " of what 3 other runs averaged over theirs");
        assertThat(rule.judge(2, curve(6.25, 99), OTHERS)).isPresent();
    }

    @Test
    void letsARunGoOnThatIsNoWorse() {
        assertThat(rule.judge(2, curve(9, 6), OTHERS)).isEmpty();
        assertThat(rule.judge(2, curve(5, 99), OTHERS)).isEmpty();
    }

    @Test
    void theMedianOfAnEvenNumberLiesInTheMiddle() {
        MedianRule two = rule(MetricMode.MIN, 1, 2);

        // Averages over one epoch are 8 and 6.
        assertThat(two.judge(1, curve(7.5), OTHERS.subList(0, 2))).isPresent();
        assertThat(two.judge(1, curve(7), OTHERS.subList(0, 2))).isEmpty();
    }

    @Test
    void highestIsBestWhereItIsAskedFor() {
        MedianRule accuracy = rule(MetricMode.MAX, 2, 3);

        assertThat(accuracy.judge(2, curve(5, 5.5), OTHERS)).isPresent();
        assertThat(accuracy.judge(2, curve(6.5, 1), OTHERS)).isEmpty();
    }

    @Test
    void waitsForEpochsAndForOtherRuns() {
        assertThat(rule.judge(1, curve(99), OTHERS)).isEmpty();
        assertThat(rule.judge(2, curve(99, 99), OTHERS.subList(1, 3))).isEmpty();
        assertThat(rule.judge(4, curve(99, 99, 99, 99), OTHERS))
                .as("none came so far")
                .isEmpty();
    }

    @Test
    void epochsAfterTheOneThatIsJudgedDoNotCount() {
        List<RunCurve> later = List.of(curve(8, 4, -99), curve(6, 2, -99), curve(10, 10, -99));

        assertThat(rule.judge(2, curve(9, 6), later)).isEmpty();
    }

    @Test
    void noNumberIsWorseThanAnyAndNoBetterThanAnother() {
        Optional<String> reason = rule.judge(2, curve(Double.NaN, Double.NaN), OTHERS);
        assertThat(reason)
                .get()
                .asString()
                .startsWith("median stopping: validation_loss was no number in 2 epochs, worse than 6");

        List<RunCurve> diverged =
                List.of(curve(1, Double.NaN), curve(Double.NaN, 1), curve(1, Double.POSITIVE_INFINITY));
        assertThat(rule.judge(2, curve(1e30, 1e30), diverged)).isEmpty();
        assertThat(rule.judge(2, curve(Double.NaN, Double.NaN), diverged)).isEmpty();
    }

    private static MedianRule rule(MetricMode mode, int after, int least) {
        return new MedianRule("validation_loss", mode, new StoppingRequest(StoppingRequest.Type.MEDIAN, after, least));
    }

    private static RunCurve curve(double... values) {
        RunCurve curve = new RunCurve();
        for (int i = 0; i < values.length; i++) {
            curve.put(i + 1, values[i]);
        }
        return curve;
    }
}
