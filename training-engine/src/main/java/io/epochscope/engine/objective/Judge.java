package io.epochscope.engine.objective;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.batch.Batch;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;

/**
 * Judges what a network makes of samples, batch after batch. What it and its tallies and sheets tell and take is of the
 * batch that was judged last. Used by one thread.
 */
public interface Judge {

    /**
     * Scores every sample of a batch.
     *
     * @param outputs (batch, outputs), as they come out of the network
     * @return what {@link #losses} are computed from
     */
    NDArray judge(Batch batch, NDArray outputs);

    /**
     * The loss of every sample, for gradients to be taken of; regularisation may be in it that is in no loss that is
     * told.
     *
     * @param judged what judging the batch gave
     * @return (batch, 1)
     */
    NDArray losses(Batch batch, NDArray judged);

    /** Mean of the samples' losses, whatever their weights. */
    double meanLoss();

    /** An empty tally. */
    SplitTally tally(Split split, Pass pass);

    /** An empty sheet for a data set of so many samples. */
    ScoreSheet sheet(int samples);

    /** Adds what is true of a sample of the batch, and what the network made of it. */
    void copy(int i, SampleOutput.Builder target);
}
