package io.epochscope.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.epochscope.engine.objective.LossSettings;
import org.junit.jupiter.api.Test;

class RegressionLossTest {

    private static final float[] DIFFERENCES = {-3, -1, -0.5f, 0.25f, 1, 2};

    @Test
    void arraysAndNumbersCostTheSame() {
        for (RegressionLoss loss : new RegressionLoss[] {
            new RegressionLoss.Squared(), new RegressionLoss.Absolute(), new RegressionLoss.Huber(0.75)
        }) {
            try (NDManager manager = NDManager.newBaseManager()) {
                float[] losses = loss.of(manager.create(DIFFERENCES)).toFloatArray();
                for (int i = 0; i < losses.length; i++) {
                    assertThat(losses[i]).isCloseTo((float) loss.of(DIFFERENCES[i]), within(1e-6f));
                }
            }
        }
    }

    @Test
    void gradientsOfHuberAreThoseOfHalfTheSquareUpToDelta() {
        assertThat(gradients(new RegressionLoss.Huber(1))).containsExactly(-1, -1, -0.5f, 0.25f, 1, 1);
    }

    @Test
    void gradientsOfSquaresAndDistances() {
        assertThat(gradients(new RegressionLoss.Squared())).containsExactly(-6, -2, -1, 0.5f, 2, 4);
        assertThat(gradients(new RegressionLoss.Absolute())).containsExactly(-1, -1, -1, 1, 1, 1);
    }

    @Test
    void settingsNameTheirLoss() {
        assertThat(RegressionLoss.of(new LossSettings(LossSettings.Function.HUBER, 2)))
                .isEqualTo(new RegressionLoss.Huber(2));
        assertThat(RegressionLoss.of(new LossSettings(LossSettings.Function.MAE, 1)))
                .isEqualTo(new RegressionLoss.Absolute());
    }

    private static float[] gradients(RegressionLoss loss) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray differences = manager.create(DIFFERENCES);
            differences.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(loss.of(differences).sum());
            }
            return differences.getGradient().toFloatArray();
        }
    }
}
