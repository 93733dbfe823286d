/** From Kafka to PostgreSQL: each batch of records in one transaction, what cannot be stored set apart. */
package io.epochscope.metrics.ingest;
