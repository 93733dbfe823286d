package io.epochscope.metrics.deletion;

/**
 * A run that was taken away.
 *
 * @param attempt the highest there was
 */
record DeletedRun(String runId, int attempt, String reason) {}
