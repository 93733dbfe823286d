package io.epochscope.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What in some samples excites a layer: the gradient of a score of its outputs with respect to the features (Simonyan,
 * Vedaldi and Zisserman, Deep inside convolutional networks, 2013). Taken in evaluation mode; parameters get no
 * gradient meanwhile, so that training goes on as if nothing had been.
 */
public final class InputGradient {

    private final Network network;
    private final List<NamedParameter> trained;

    /** Of this network. */
    public InputGradient(Network network) {
        this.network = network;
        trained =
                network.parameters().stream().filter(NamedParameter::trainable).toList();
    }

    /**
     * Takes the gradient.
     *
     * @param features (batch, sample shape …), whose manager gets all arrays; the gradient is taken of them once
     * @param layer of the network, at its last use in a pass
     * @param score makes one number, on which no two samples depend together, of the layer's output
     * @return of the features' shape; 0 where the score does not depend on the features, or in a way that has no
     *     gradient, as that of an embedding
     * @throws IllegalArgumentException if the layer is not seen in a pass
     */
    public NDArray of(NDArray features, Layer layer, UnaryOperator<NDArray> score) {
        freeze(true);
        try (GradientCollector collector = network.collectGradients()) {
            features.setRequiresGradient(true);
            AtomicReference<NDArray> result = new AtomicReference<>();
            // Of a copy, since blocks that work in place may not do so on what a gradient is taken of.
            network.observe(features.mul(1), false, (seen, inputs, outputs) -> {
                if (seen.name().equals(layer.name())) {
                    result.set(score.apply(outputs.get(0)));
                }
            });
            if (result.get() == null) {
                throw new IllegalArgumentException("layer %s is not seen in a pass".formatted(layer.name()));
            }
            // Without a path to the features, a backward pass fails.
            NDArray path = features.sum().mul(0);
            collector.backward(result.get().add(path));
            return features.getGradient();
        } finally {
            freeze(false);
        }
    }

    private void freeze(boolean frozen) {
        trained.forEach(parameter -> parameter.array().setRequiresGradient(!frozen));
    }
}
