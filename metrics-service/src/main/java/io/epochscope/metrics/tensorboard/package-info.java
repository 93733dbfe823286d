/** Event files for TensorBoard: what is in them, and a run as one. */
package io.epochscope.metrics.tensorboard;
