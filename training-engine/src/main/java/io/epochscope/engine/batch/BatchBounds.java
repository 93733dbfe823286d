package io.epochscope.engine.batch;

/**
 * Where batches end. All have the same size but the last, which has what is left; a single sample that would be left
 * joins the batch before it, since batch norm cannot be trained on one.
 *
 * @param samples at least 1
 * @param batchSize at least 1
 */
public record BatchBounds(int samples, int batchSize) {

    /** Samples of the largest batch there can be. */
    public int largest() {
        return batchSize < samples ? batchSize + 1 : samples;
    }

    /** How many batches there are. */
    public int count() {
        int whole = samples / batchSize;
        int left = samples % batchSize;
        boolean joined = left == 0 || (left == 1 && whole > 0);
        return joined ? whole : whole + 1;
    }

    /** The end of the batch that begins at {@code from}. */
    public int end(int from) {
        int end = from + Math.min(samples - from, batchSize);
        return samples - end == 1 && batchSize > 1 ? samples : end;
    }
}
