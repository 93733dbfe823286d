package io.epochscope.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Judge;

/** A network and who judges it. */
record Learner(Network network, Judge judge) {

    /** Passes a batch forward and has it judged. */
    NDArray pass(Batch batch, boolean training) {
        return judge.judge(batch, network.logits(batch.features(), training));
    }

    /** Passes a batch forward and back: the network's parameters have gradients afterwards. */
    void learn(Batch batch) {
        try (GradientCollector collector = network.collectGradients()) {
            NDArray judged = pass(batch, true);
            collector.backward(loss(batch, judged));
        }
    }

    /** The mean loss of a batch, weighted where its samples are, which gradients are taken of. */
    private NDArray loss(Batch batch, NDArray judged) {
        NDArray losses = judge.losses(batch, judged);
        return batch.shares().map(shares -> losses.mul(shares).sum()).orElseGet(losses::mean);
    }
}
