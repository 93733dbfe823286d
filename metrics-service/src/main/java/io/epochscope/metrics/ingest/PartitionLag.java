package io.epochscope.metrics.ingest;

/**
 * How far a partition is stored.
 *
 * @param committed the offset that the group has committed; -1 if it has committed none
 * @param lag records that wait to be stored
 */
record PartitionLag(long committed, long lag) {}
