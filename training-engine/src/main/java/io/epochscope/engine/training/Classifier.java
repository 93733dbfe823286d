package io.epochscope.engine.training;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.score.BatchScores;

/** A network whose outputs are the logits of classes. */
record Classifier(Network network, BatchScores scores) {

    /**
     * Passes a batch forward. The loss and the scores of every sample come from one log-softmax.
     *
     * @return (batch, classes), the logarithms of the probabilities
     */
    NDArray pass(Batch batch, boolean training) {
        NDArray logProbabilities = network.logits(batch.features(), training).logSoftmax(-1);
        scores.take(logProbabilities.toByteBuffer(true).asFloatBuffer(), batch.classes(), batch.size());
        return logProbabilities;
    }

    /** The mean cross-entropy of a batch, weighted where its samples are, which gradients are taken of. */
    NDArray loss(Batch batch, NDArray logProbabilities) {
        NDArray losses = logProbabilities.gather(batch.labels(), 1).neg();
        return batch.shares().map(shares -> losses.mul(shares).sum()).orElseGet(losses::mean);
    }
}
