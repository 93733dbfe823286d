package io.epochscope.engine.classification;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * The loss that is trained on: {@code torch.nn.CrossEntropyLoss}. Class weights are in it only where labels are
 * smoothed; that the classes' losses count by them is left to the weights of the samples.
 *
 * @param smoothing part of each label that is spread over all classes, from 0 to below 1
 * @param weights of the classes, greater than 0; empty if all count alike
 */
record CrossEntropy(double smoothing, Optional<float[]> weights) {

    /** Smoothing is by the mean over the classes. */
    private static final int[] CLASSES = {1};

    /**
     * The loss of every sample.
     *
     * @param logProbabilities (batch, classes)
     * @param labels (batch, 1), 64-bit integers
     * @param classes the labels again, of the first places
     * @return (batch, 1), in nats
     */
    NDArray losses(NDArray logProbabilities, NDArray labels, int[] classes) {
        NDArray ofLabel = logProbabilities.gather(labels, 1).neg();
        if (smoothing == 0) {
            return ofLabel;
        }
        NDArray ofAll = weights.map(each -> weighted(logProbabilities, labels.getManager(), each, classes))
                .orElseGet(() -> logProbabilities.mean(CLASSES, true))
                .neg();
        return ofLabel.mul(1 - smoothing).add(ofAll.mul(smoothing));
    }

    /** Divided by the weight of the sample's own class, which all of its loss will be multiplied by. */
    private static NDArray weighted(NDArray logProbabilities, NDManager scope, float[] weights, int[] classes) {
        int batch = Math.toIntExact(logProbabilities.getShape().get(0));
        float[] own = new float[batch];
        for (int i = 0; i < batch; i++) {
            own[i] = weights[classes[i]];
        }
        return logProbabilities
                .mul(scope.create(weights, new Shape(1, weights.length)))
                .mean(CLASSES, true)
                .div(scope.create(own, new Shape(batch, 1)));
    }
}
