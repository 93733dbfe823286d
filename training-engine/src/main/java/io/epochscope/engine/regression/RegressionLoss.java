package io.epochscope.engine.regression;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.objective.LossSettings;

/** What a difference between a prediction and the truth costs, both scaled. */
sealed interface RegressionLoss {

    /** Of each difference, for gradients to be taken of. */
    NDArray of(NDArray differences);

    /** Of one difference. */
    double of(double difference);

    /**
     * The one that was asked for.
     *
     * @throws IllegalArgumentException if it is a loss of classes
     */
    static RegressionLoss of(LossSettings settings) {
        return switch (settings.function()) {
            case MSE -> new Squared();
            case MAE -> new Absolute();
            case HUBER -> new Huber(settings.delta());
            case CROSS_ENTROPY -> throw new IllegalArgumentException("cross_entropy is a loss of classes");
        };
    }

    /** d². */
    record Squared() implements RegressionLoss {

        @Override
        public NDArray of(NDArray differences) {
            return differences.square();
        }

        @Override
        public double of(double difference) {
            return difference * difference;
        }
    }

    /** |d|. */
    record Absolute() implements RegressionLoss {

        @Override
        public NDArray of(NDArray differences) {
            return differences.abs();
        }

        @Override
        public double of(double difference) {
            return Math.abs(difference);
        }
    }

    /** c · (|d| - c / 2) with c = min(|d|, delta), which is d² / 2 up to delta and a line beyond. */
    record Huber(double delta) implements RegressionLoss {

        @Override
        public NDArray of(NDArray differences) {
            NDArray distances = differences.abs();
            NDArray curved = distances.minimum((float) delta);
            return curved.mul(distances.sub(curved.mul(0.5f)));
        }

        @Override
        public double of(double difference) {
            double distance = Math.abs(difference);
            double curved = Math.min(distance, delta);
            return curved * (distance - curved / 2);
        }
    }
}
