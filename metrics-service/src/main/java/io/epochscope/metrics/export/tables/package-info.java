/** Hands out what is stored of runs as tables for notebooks: CSV and Parquet, written while it is read. */
package io.epochscope.metrics.export.tables;
