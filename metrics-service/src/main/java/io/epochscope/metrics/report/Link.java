package io.epochscope.metrics.report;

/** Where something is to be had in full. */
public record Link(String label, String address) {

    /** The same with parameters of a query, which are written as they are. */
    Link with(String parameters) {
        return new Link(label, address + "?" + parameters);
    }
}
