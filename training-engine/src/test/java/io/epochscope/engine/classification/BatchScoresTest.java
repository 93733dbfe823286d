package io.epochscope.engine.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class BatchScoresTest {

    private final BatchScores scores = new BatchScores(3, 3);

    @Test
    void scoresFollowFromTheLogarithmsOfTheProbabilities() {
        scores.take(logarithms(0.2, 0.7, 0.1, 0.5, 0.25, 0.25), new int[] {0, 0}, 2);

        assertThat(scores.size()).isEqualTo(2);
        assertThat(scores.loss(0)).isCloseTo((float) -Math.log(0.2), within(1e-6f));
        assertThat(scores.pTrue(0)).isCloseTo(0.2f, within(1e-6f));
        assertThat(scores.pPredicted(0)).isCloseTo(0.7f, within(1e-6f));
        assertThat(scores.predicted(0)).isEqualTo(1);
        assertThat(scores.predicted(1)).isZero();
        assertThat(scores.meanLoss()).isCloseTo(-(Math.log(0.2) + Math.log(0.5)) / 2, within(1e-6));
    }

    @Test
    void certaintyIsALossOfZero() {
        scores.take(logarithms(1, 0, 0), new int[] {0}, 1);

        assertThat(Float.floatToRawIntBits(scores.loss(0))).isZero();
        assertThat(scores.pTrue(0)).isEqualTo(1);
    }

    @Test
    void theImpossibleIsAnInfiniteLoss() {
        scores.take(logarithms(1, 0, 0), new int[] {2}, 1);

        assertThat(scores.loss(0)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(scores.pTrue(0)).isZero();
    }

    @Test
    void notANumberStaysSo() {
        scores.take(FloatBuffer.wrap(new float[] {Float.NaN, Float.NaN, Float.NaN}), new int[] {1}, 1);

        assertThat(scores.loss(0)).isNaN();
        assertThat(scores.pPredicted(0)).isNaN();
        assertThat(scores.predicted(0)).isZero();
    }

    @Test
    void aTallyAddsBatchesUp() {
        ClassTally tally = new ClassTally(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, scores);
        scores.take(logarithms(0.2, 0.7, 0.1, 0.5, 0.25, 0.25), new int[] {0, 0}, 2);
        tally.add();
        scores.take(logarithms(0.1, 0.1, 0.8), new int[] {2}, 1);
        tally.add();

        SplitMetrics metrics = tally.toMessage();

        assertThat(metrics.getSamples()).isEqualTo(3);
        assertThat(metrics.getLoss()).isCloseTo(-(Math.log(0.2) + Math.log(0.5) + Math.log(0.8)) / 3, within(1e-6));
        assertThat(metrics.getMetricsOrThrow("accuracy")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.getConfusion().getCountsList()).containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void aMatrixOfManyClassesIsSentAsItsCells() {
        BatchScores many = new BatchScores(1, 100);
        ClassTally tally = new ClassTally(Split.SPLIT_TEST, Pass.PASS_EVALUATION, many);
        float[] row = new float[100];
        java.util.Arrays.fill(row, -9);
        row[7] = -0.1f;
        many.take(FloatBuffer.wrap(row), new int[] {42}, 1);
        tally.add();

        assertThat(tally.toMessage().getConfusion().getCellsList()).containsExactly(42L * 100 + 7);
        assertThat(tally.toMessage().getConfusion().getCountsList()).containsExactly(1L);
    }

    private static FloatBuffer logarithms(double... probabilities) {
        FloatBuffer buffer = FloatBuffer.allocate(probabilities.length);
        for (double probability : probabilities) {
            buffer.put((float) Math.log(probability));
        }
        return buffer.flip();
    }
}
