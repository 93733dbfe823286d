package io.epochscope.benchmarks.fuzz;

/**
 * What a record holds.
 *
 * @param bytes null for a record without a value
 * @param contentType what its header says of them; null for a record without that header
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the Kafka client as it is, and never compared.
record RecordValue(byte[] bytes, String contentType) {}
