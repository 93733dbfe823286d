package io.epochscope.metrics.store;

/**
 * A row that a {@link VersionedTable} has taken in.
 *
 * @param replaces whether it took the place of one of an earlier version
 */
public record WrittenRow(VersionedRow row, boolean replaces) {}
