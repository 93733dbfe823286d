package io.epochscope.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.network.ActivationFunction;
import io.epochscope.events.v1.UnitHealth;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class UnitTallyTest {

    private static final float NAN = Float.NaN;

    @Test
    void aUnitIsDeadIfItFiredForNoSampleOfAnyBatch() {
        UnitTally tally = new UnitTally(ActivationFunction.RELU);
        tally.add(FloatBuffer.wrap(new float[] {0, 1, 0, -0f, 0, 0}), new Shape(2, 3));
        tally.add(FloatBuffer.wrap(new float[] {0, 0, 2}), new Shape(1, 3));

        assertThat(tally.toMessage())
                .isEqualTo(UnitHealth.newBuilder().setUnits(3).addDead(0).build());
    }

    @Test
    void aMapIsDeadIfItFiredNowhere() {
        UnitTally tally = new UnitTally(ActivationFunction.RELU);
        tally.add(FloatBuffer.wrap(new float[] {0, 0, 0, 0, 0, 0, 0, 3}), new Shape(1, 2, 2, 2));

        assertThat(tally.toMessage().getDeadList()).containsExactly(0);
    }

    @Test
    void aUnitThatPutsOutNanIsNotCalledDead() {
        UnitTally tally = new UnitTally(ActivationFunction.RELU);
        tally.add(FloatBuffer.wrap(new float[] {NAN, 0}), new Shape(1, 2));

        assertThat(tally.toMessage().getDeadList()).containsExactly(1);
    }

    @Test
    void functionsThatDoNotDieHaveNoDeadUnits() {
        UnitTally tally = new UnitTally(ActivationFunction.GELU);
        tally.add(FloatBuffer.wrap(new float[] {0, -1}), new Shape(1, 2));

        assertThat(tally.toMessage())
                .isEqualTo(UnitHealth.newBuilder().setUnits(2).build());
    }

    @Test
    void tanhIsFlatWhereItsDerivativeIsBelowATwentieth() {
        UnitTally tally = new UnitTally(ActivationFunction.TANH);
        tally.add(FloatBuffer.wrap(new float[] {0.975f, -0.974f, -0.99f, 1}), new Shape(2, 2));

        assertThat(tally.toMessage())
                .isEqualTo(UnitHealth.newBuilder()
                        .setUnits(2)
                        .addSaturated(0)
                        .setSaturatedValues(3)
                        .build());
    }

    @Test
    void sigmoidIsFlatAtBothEnds() {
        UnitTally tally = new UnitTally(ActivationFunction.SIGMOID);
        tally.add(FloatBuffer.wrap(new float[] {0.012f, 0.013f, 0.987f, 0.988f}), new Shape(1, 4));

        assertThat(tally.toMessage().getSaturatedList()).containsExactly(0, 3);
        assertThat(tally.toMessage().getSaturatedValues()).isEqualTo(2);
    }

    @Test
    void aFunctionUsedForDifferentNumbersOfUnitsHasNone() {
        UnitTally tally = new UnitTally(ActivationFunction.RELU);
        tally.add(FloatBuffer.wrap(new float[] {0, 0}), new Shape(1, 2));
        tally.add(FloatBuffer.wrap(new float[] {0, 0, 0}), new Shape(1, 3));

        assertThat(tally.toMessage()).isEqualTo(UnitHealth.getDefaultInstance());
    }

    /** Transposed and channels-last arrays do not lie in memory as their indices go. */
    @Test
    void arraysAreReadInTheOrderOfTheirIndices() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray transposed = manager.create(new float[] {1, 2, 3, 0, 0, 0}, new Shape(2, 3))
                    .transpose();
            UnitTally tally = new UnitTally(ActivationFunction.RELU);
            tally.add(transposed.toByteBuffer(true).asFloatBuffer(), transposed.getShape());

            assertThat(tally.toMessage().getDeadList()).containsExactly(1);
        }
    }
}
