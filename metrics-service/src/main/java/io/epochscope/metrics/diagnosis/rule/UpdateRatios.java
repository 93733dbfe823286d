package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By how much single steps change the weights of layers, as a share of the weights; about 0.001 is healthy. Layers
 * whose weights began as zeros are left out: what is added to zeros is a large share of them, however small the step.
 */
final class UpdateRatios {

    private UpdateRatios() {}

    /** Over the epochs, the largest of a layer; without the epochs of which no updates were published. */
    static Curve overEpochs(RunHistory run) {
        Set<String> zeros = run.layersAtStart().entrySet().stream()
                .filter(layer -> isOfZeros(layer.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return Curve.of(run, epoch -> largest(epoch, zeros));
    }

    private static OptionalDouble largest(EpochFigures epoch, Set<String> leftOut) {
        return epoch.layers().entrySet().stream()
                .filter(layer -> !leftOut.contains(layer.getKey()))
                .mapToDouble(layer -> layer.getValue().updateRatio())
                .filter(Double::isFinite)
                .max();
    }

    /** Of the largest parameter: biases always begin so. */
    private static boolean isOfZeros(LayerFigures layer) {
        return layer.weights().values().stream()
                .max(Comparator.comparingLong(TensorFigures::finite))
                .filter(weights -> weights.norm() == 0)
                .isPresent();
    }
}
