package io.epochscope.engine.batch;

import ai.djl.ndarray.NDManager;

/** Where batches come from. */
@FunctionalInterface
public interface BatchSource {

    /**
     * The samples {@code samples[from]} to {@code samples[to - 1]}.
     *
     * @param scope owns the batch's arrays
     */
    Batch assemble(int[] samples, int from, int to, NDManager scope);
}
