/** Event files of TensorBoard, one by one or a whole log directory. */
package io.epochscope.metrics.imports.tensorboard;
