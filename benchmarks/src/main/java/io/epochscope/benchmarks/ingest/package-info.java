/** How fast scores of patches get from Kafka into PostgreSQL, and how they are read there when there are very many. */
package io.epochscope.benchmarks.ingest;
