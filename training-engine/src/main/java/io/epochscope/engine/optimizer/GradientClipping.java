package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.network.Network;
import java.util.OptionalDouble;

/**
 * Bounds what a step can do. Where both are given, values are clipped first.
 *
 * @param value every element of the gradient is brought between this and its negative, as by
 *     {@code torch.nn.utils.clip_grad_value_}; greater than 0
 * @param norm a gradient that is longer, as one vector over all parameters, is shortened to this, as by
 *     {@code torch.nn.utils.clip_grad_norm_}; greater than 0
 */
public record GradientClipping(OptionalDouble value, OptionalDouble norm) {

    /** As in PyTorch, so that nothing is divided by 0. */
    private static final double EPSILON = 1e-6;

    /** Leaves gradients as they are. */
    public static GradientClipping none() {
        return new GradientClipping(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Whether it can do anything. */
    public boolean isOn() {
        return value.isPresent() || norm.isPresent();
    }

    /**
     * Clips the gradients, between backward and step.
     *
     * @return whether any changed
     */
    public boolean clip(Network network) {
        boolean byValue = value.isPresent() && clipValues(network, value.getAsDouble());
        boolean byNorm = norm.isPresent() && shorten(network, norm.getAsDouble());
        return byValue || byNorm;
    }

    private static boolean clipValues(Network network, double bound) {
        boolean[] clipped = new boolean[1];
        network.changeGradients(gradient -> {
            if (!(gradient.abs().max().getFloat() <= (float) bound)) {
                clipped[0] = true;
                Network.fill(gradient, gradient.clip(-bound, bound));
            }
        });
        return clipped[0];
    }

    private static boolean shorten(Network network, double bound) {
        double[] squares = new double[1];
        network.changeGradients(gradient -> squares[0] += square(gradient.norm()));
        double factor = bound / (Math.sqrt(squares[0]) + EPSILON);
        // A length that is not a number makes all of the gradient one, as in PyTorch.
        boolean shortened = !(factor >= 1);
        if (shortened) {
            network.changeGradients(gradient -> gradient.muli(factor));
        }
        return shortened;
    }

    private static double square(NDArray length) {
        double value = length.getFloat();
        return value * value;
    }
}
