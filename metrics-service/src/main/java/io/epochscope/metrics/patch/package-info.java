/** Scenes and the scores of their patches, as arrays of chunks. */
package io.epochscope.metrics.patch;
