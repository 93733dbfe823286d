/** Reads arrays of patches, chunk by chunk. */
package io.epochscope.metrics.chunk;
