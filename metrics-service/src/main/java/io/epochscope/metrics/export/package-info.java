/** Hands out scores, maps and suspect patches as files for other programs. */
package io.epochscope.metrics.export;
