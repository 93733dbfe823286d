package io.epochscope.metrics.freshness;

/**
 * The state of what is stored of a run.
 *
 * @param tag changes whenever an event of the run is stored; null if that cannot be told
 * @param settled whether everything that the run published is stored, so that only a resumption changes it
 */
record Revision(String tag, boolean settled) {}
