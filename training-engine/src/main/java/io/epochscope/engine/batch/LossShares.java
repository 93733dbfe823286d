package io.epochscope.engine.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What part each sample of a batch has in the batch's loss. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LossShares(float[] weights) {

    /**
     * The weights of {@code samples[from]} to {@code samples[to - 1]}, divided by their sum; zeros if that is 0.
     *
     * @param scope owns the array, (batch, 1)
     */
    NDArray of(int[] samples, int from, int to, NDManager scope) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[samples[i]];
        }
        float[] shares = new float[to - from];
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] = (float) (weights[samples[from + i]] / sum);
        }
        return scope.create(shares, new Shape(shares.length, 1));
    }
}
