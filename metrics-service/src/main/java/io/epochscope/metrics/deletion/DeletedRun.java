package io.epochscope.metrics.deletion;

import java.time.Instant;

/**
 * A run that was taken away.
 *
 * @param attempt the highest there was
 */
record DeletedRun(String runId, int attempt, Instant deletedAt, String reason) {}
