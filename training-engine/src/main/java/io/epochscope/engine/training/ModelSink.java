package io.epochscope.engine.training;

import java.io.IOException;

/** Takes what a run has learnt. */
@FunctionalInterface
public interface ModelSink {

    /**
     * Takes the network of the last epoch, or of the best one where early stopping puts it back, before the closing
     * event of a run that completes.
     *
     * @throws IOException if it cannot be kept; the run then fails with that reason
     */
    void take(TrainedModel model) throws IOException;
}
