package io.epochscope.metrics.network;

/**
 * A sample of the data set.
 *
 * @param split {@code train}, {@code validation} or {@code test}
 * @param index in the data set
 */
record SampleId(String split, long index) {

    /** For people. */
    String label() {
        return split + " " + index;
    }
}
