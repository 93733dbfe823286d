package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.LayerFacts;
import java.util.Locale;
import java.util.Set;

/**
 * What a layer does, by the name of its kind as DJL, PyTorch and Keras have it. A kind that is not known does none of
 * these.
 */
record LayerKind(String name) {

    private static final Set<String> SATURATING = Set.of("sigmoid", "tanh");
    private static final Set<String> ACTIVATIONS = Set.of(
            "relu",
            "relu6",
            "leakyrelu",
            "prelu",
            "elu",
            "selu",
            "celu",
            "gelu",
            "swish",
            "silu",
            "mish",
            "softplus",
            "softsign",
            "hardswish",
            "hardsigmoid",
            "hardtanh",
            "sigmoid",
            "tanh");
    private static final Set<String> LINEAR = Set.of("flatten", "batchflatten", "reshape", "identity");

    static LayerKind of(LayerFacts layer) {
        return new LayerKind(layer.kind().toLowerCase(Locale.ROOT));
    }

    /** Whether it multiplies its inputs by learnt weights: fully connected layers and convolutions. */
    boolean multiplies() {
        return name.equals("linear") || name.equals("dense") || name.startsWith("conv") || name.startsWith("deconv");
    }

    /** Whether it is an activation function. */
    boolean activates() {
        return ACTIVATIONS.contains(name);
    }

    /** Whether it is an activation function that is flat at both ends. */
    boolean saturates() {
        return SATURATING.contains(name);
    }

    /** Whether it normalises its inputs, so that their scale does not matter. */
    boolean normalises() {
        return name.contains("norm");
    }

    /** Whether it is known to bend nothing: what it puts out is a linear function of its inputs, outside training. */
    boolean isLinear() {
        return LINEAR.contains(name)
                || name.startsWith("batchnorm")
                || name.contains("dropout")
                || name.contains("avgpool")
                || name.contains("averagepool");
    }
}
