package io.epochscope.engine.picture;

import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which layers of a network have units to look at.
 *
 * @param units those of convolutions, fully connected layers and activation functions, up to the output layer and
 *     without it
 * @param output the last layer with a matrix of weights, empty if there is none
 */
record NetworkLayers(Set<String> units, String output) {

    private static final int OUTPUTS = 1;
    private static final int MAPS = 3;

    static NetworkLayers of(Network network) {
        List<Layer> layers = network.layers();
        int last = IntStream.range(0, layers.size())
                .filter(i -> hasMatrix(layers.get(i)))
                .max()
                .orElse(-1);
        return new NetworkLayers(
                layers.subList(0, Math.max(0, last)).stream()
                        .filter(NetworkLayers::isOfUnits)
                        .map(Layer::name)
                        .collect(Collectors.toUnmodifiableSet()),
                last < 0 ? "" : layers.get(last).name());
    }

    boolean hasUnits(Layer layer) {
        return units.contains(layer.name());
    }

    boolean isOutput(Layer layer) {
        return output.equals(layer.name());
    }

    private static boolean isOfUnits(Layer layer) {
        int dimensions = layer.outputShape().size();
        return (dimensions == OUTPUTS || dimensions == MAPS)
                && (hasMatrix(layer) || layer.activation().isPresent());
    }

    private static boolean hasMatrix(Layer layer) {
        return layer.parameters().stream()
                .anyMatch(parameter -> parameter.requiresGradient()
                        && parameter.getArray().getShape().dimension() > 1);
    }
}
