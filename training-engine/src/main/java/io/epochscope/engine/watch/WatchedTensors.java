package io.epochscope.engine.watch;

/** What histograms can be of. */
public enum WatchedTensors {
    /** Every parameter, trained or not. */
    WEIGHTS,
    /** The gradient of every trainable parameter. */
    GRADIENTS,
    /** What a step adds to every trainable parameter. */
    UPDATES,
    /** What goes into activation functions, what every layer puts out, and the state of its units. */
    ACTIVATIONS
}
