package io.epochscope.metrics.report;

/** A part of a section, which knows how it is written. */
public interface Block {

    /** As HTML. */
    String html();
}
