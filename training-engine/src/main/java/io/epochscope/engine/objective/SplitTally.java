package io.epochscope.engine.objective;

import io.epochscope.events.v1.SplitMetrics;
import java.util.Map;

/** Adds up the scores of one pass over one split. */
public interface SplitTally {

    /** Adds the batch that was judged last. */
    void add();

    /** How many samples were added. */
    long samples();

    /** Mean over the samples; NaN if there are none. */
    double loss();

    /**
     * Share of samples that were predicted right, from 0 to 1; NaN if there are none, or if nothing is right or wrong.
     */
    double accuracy();

    /** The other figures by name, as {@link #toMessage} has them. */
    Map<String, Double> metrics();

    /** For the epoch's event. */
    SplitMetrics toMessage();
}
