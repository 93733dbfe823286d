package io.epochscope.metrics.search;

/** What runs are sorted by; runs without it come last either way. */
record SortKey(Operand operand, boolean descending) {

    /** As it is written in a request. */
    String text() {
        return (descending ? "-" : "") + operand.text();
    }
}
