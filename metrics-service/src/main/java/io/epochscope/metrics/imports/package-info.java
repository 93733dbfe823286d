/** Takes in what was trained elsewhere: the history of a training as a file becomes a run. */
package io.epochscope.metrics.imports;
