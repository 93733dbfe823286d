package io.epochscope.metrics.ingest;

import io.epochscope.events.v1.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record and the event in it, which keeps the contract. */
record DecodedRecord(ConsumerRecord<byte[], byte[]> origin, Event event) {}
