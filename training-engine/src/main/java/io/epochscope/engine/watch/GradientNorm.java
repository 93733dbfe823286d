package io.epochscope.engine.watch;

import io.epochscope.engine.network.Network;
import java.nio.FloatBuffer;

/** Length of the gradient as one vector over all trainable parameters (L2 norm). */
public final class GradientNorm {

    private double squares;

    private GradientNorm() {}

    /** Of the current gradients, between backward and step; NaN or infinite if one of them is. */
    public static double of(Network network) {
        GradientNorm norm = new GradientNorm();
        network.visitGradients((parameter, values) -> norm.add(values));
        return Math.sqrt(norm.squares);
    }

    private void add(FloatBuffer values) {
        while (values.hasRemaining()) {
            double value = values.get();
            squares += value * value;
        }
    }
}
