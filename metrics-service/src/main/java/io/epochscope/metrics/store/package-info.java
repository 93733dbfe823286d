/**
 * What the writers of all kinds of events stand on: the transaction of a batch, versions of rows, received sequences.
 */
package io.epochscope.metrics.store;
