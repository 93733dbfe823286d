package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * By how much single steps change the weights of layers, as a share of the weights; about 0.001 is healthy. Layers
 * whose weights began as zeros are left out: what is added to zeros is a large share of them, however small the step.
 */
final class UpdateRatios {

    private UpdateRatios() {}

    /** Over the epochs, the largest of a layer; without the epochs of which no updates were published. */
    static Curve overEpochs(RunHistory run) {
        return Curve.of(run, epoch -> largest(run, epoch));
    }

    private static OptionalDouble largest(RunHistory run, EpochFigures epoch) {
        return epoch.layers().entrySet().stream()
                .filter(layer -> !beganAsZeros(run.layersAtStart(), layer.getKey()))
                .mapToDouble(layer -> layer.getValue().updateRatio())
                .filter(Double::isFinite)
                .max();
    }

    /** Of the largest parameter: biases always begin so. */
    private static boolean beganAsZeros(Map<String, LayerFigures> atStart, String layer) {
        return atStart.containsKey(layer)
                && atStart.get(layer).weights().values().stream()
                        .max(Comparator.comparingLong(TensorFigures::finite))
                        .filter(weights -> weights.norm() == 0)
                        .isPresent();
    }
}
