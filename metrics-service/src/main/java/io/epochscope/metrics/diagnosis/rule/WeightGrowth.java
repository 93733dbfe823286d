package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How far steps have taken weights from where they began. After large steps weights are large too, and what later steps
 * add is a small share of them: above all before a normalisation, where steps are at right angles to the weights and
 * make them longer each time (Arora, Li and Lyu 2019, Theoretical analysis of auto rate-tuning by batch normalization).
 * What is left of such steps is the length of the weights.
 *
 * @param layer whose weights have grown most, of any epoch; empty if none have
 * @param times how long they were by how long they were before training
 * @param ofStep by how much a step moved a layer on average, at least, as a share of the weights that it began with:
 *     how much longer they are than before training, by the number of steps since; the largest of any layer and epoch
 */
record WeightGrowth(String layer, double times, double ofStep) {

    /**
     * Weights that begin smaller than this share of √(2 / inputs), the scale of He et al. 2015, as last layers do at
     * times, are taken for so large: what is added to them is a large share of them however small the step. A layer of
     * that scale is √(2 · units) long.
     */
    private static final double SMALLEST = 0.1;

    /** Of a run; layers whose weights began as zeros are left out. */
    static WeightGrowth of(RunHistory run) {
        WeightGrowth most = new WeightGrowth("", 1, 0);
        for (EpochFigures epoch : run.epochs()) {
            int steps = epoch.epoch() * epoch.steps().map(StepFigures::count).orElse(0);
            for (Map.Entry<String, LayerFigures> layer : epoch.layers().entrySet()) {
                LayerFigures before = run.layersAtStart().get(layer.getKey());
                double start = before == null ? 0 : norm(before, WeightGrowth::start);
                if (start > 0 && steps > 0) {
                    most = most.or(layer.getKey(), norm(layer.getValue(), TensorFigures::norm) / start, steps);
                }
            }
        }
        return most;
    }

    private WeightGrowth or(String other, double itsTimes, int steps) {
        return new WeightGrowth(
                itsTimes > times ? other : layer, Math.max(times, itsTimes), Math.max(ofStep, (itsTimes - 1) / steps));
    }

    private static double start(TensorFigures weights) {
        long units = weights.shape().get(0);
        double smallest = SMALLEST * Math.sqrt(2.0 * units);
        return weights.norm() > 0 ? Math.max(weights.norm(), smallest) : 0;
    }

    /** Of matrices and kernels alone: running means grow by themselves. */
    private static double norm(LayerFigures layer, ToDoubleFunction<TensorFigures> ofMatrix) {
        return Math.sqrt(layer.weights().values().stream()
                .filter(TensorFigures::isMatrix)
                .mapToDouble(ofMatrix)
                .map(norm -> norm * norm)
                .sum());
    }
}
