package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import io.epochscope.engine.training.OptimizerSettings.Algorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two steps from weight 1 with gradient 2, by the formulas of PyTorch's optimizers. */
class OptimizerFactoryTest {

    private static final double RATE = 0.1;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void sgdMovesAgainstTheGradient() {
        assertThat(afterTwoSteps(Algorithm.SGD, 0, 0)).isCloseTo(1 - 2 * RATE * 2, within(1e-6));
    }

    @Test
    void momentumCarriesOn() {
        assertThat(afterTwoSteps(Algorithm.SGD, 0.9, 0)).isCloseTo(1 - RATE * (2 + (0.9 * 2 + 2)), within(1e-6));
    }

    @Test
    void weightDecayOfSgdIsAddedToTheGradient() {
        double first = 1 - RATE * (2 + 0.5);
        assertThat(afterTwoSteps(Algorithm.SGD, 0, 0.5)).isCloseTo(first - RATE * (2 + 0.5 * first), within(1e-6));
    }

    @Test
    void adamMovesByTheRateWhereTheGradientIsSteady() {
        assertThat(afterTwoSteps(Algorithm.ADAM, 0, 0)).isCloseTo(1 - 2 * RATE, within(1e-5));
    }

    @Test
    void weightDecayOfAdamDrownsInItsScaling() {
        // Decay is part of the gradient, whose size Adam divides by.
        assertThat(afterTwoSteps(Algorithm.ADAM, 0, 0.01)).isCloseTo(1 - 2 * RATE, within(1e-3));
    }

    @Test
    void weightDecayOfAdamWShrinksTheWeightItself() {
        double first = 1 * (1 - RATE * 0.5) - RATE;
        assertThat(afterTwoSteps(Algorithm.ADAMW, 0, 0.5)).isCloseTo(first * (1 - RATE * 0.5) - RATE, within(1e-5));
    }

    @Test
    void stateIsFreedWithItsOwner() {
        try (NDManager owner = manager.newSubManager()) {
            step(new OptimizerFactory(owner).create(new OptimizerSettings(Algorithm.ADAM, RATE, 0, 0)), weight());
            assertThat(owner.getManagedArrays()).hasSize(2);
        }
    }

    private double afterTwoSteps(Algorithm algorithm, double momentum, double decay) {
        Optimizer optimizer =
                new OptimizerFactory(manager).create(new OptimizerSettings(algorithm, RATE, momentum, decay));
        NDArray weight = weight();
        step(optimizer, weight);
        step(optimizer, weight);
        return weight.getFloat(0);
    }

    private NDArray weight() {
        NDArray weight = manager.create(new float[] {1});
        weight.setRequiresGradient(true);
        return weight;
    }

    private static void step(Optimizer optimizer, NDArray weight) {
        try (GradientCollector collector = weight.getManager().getEngine().newGradientCollector()) {
            collector.backward(weight.mul(2).sum());
        }
        try (NDArray gradient = weight.getGradient()) {
            optimizer.update("weight", weight, gradient);
        }
    }
}
