package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * By how much gradient norm and learning rate jumped before a loss did, or with it.
 *
 * @param gradientNorm the higher one of the last two epochs by the median of the five before; empty if unknown
 * @param learningRate the same of the learning rate
 */
record Jump(OptionalDouble gradientNorm, OptionalDouble learningRate) {

    private static final int BEFORE = 5;

    /** A factor from which on it is told as a cause. */
    private static final double NOTABLE = 2;

    static Jump of(RunHistory run) {
        return new Jump(
                jump(Curve.of(run, epoch -> epoch.metric("gradient_norm"))), jump(Curve.of(run, Jump::learningRateOf)));
    }

    private static OptionalDouble learningRateOf(EpochFigures epoch) {
        return epoch.learningRate() > 0 ? OptionalDouble.of(epoch.learningRate()) : OptionalDouble.empty();
    }

    private static OptionalDouble jump(Curve curve) {
        double before = curve.withoutLast(curve.size() > 2 ? 2 : 1).last(BEFORE).median();
        return before > 0 ? OptionalDouble.of(curve.last(2).greatest() / before) : OptionalDouble.empty();
    }

    /** A sentence that goes after another, or nothing if nothing is known. */
    String inWords() {
        List<String> parts = new ArrayList<>();
        gradientNorm.ifPresent(factor -> parts.add(
                factor >= NOTABLE
                        ? "the gradient norm rose to %.3g times what it had been".formatted(factor)
                        : "the gradient norm did not jump"));
        learningRate.ifPresent(factor -> parts.add(
                factor >= NOTABLE
                        ? "the learning rate rose to %.3g times what it had been".formatted(factor)
                        : "the learning rate did not"));
        return parts.isEmpty() ? "" : " Before or with it " + String.join(", ", parts) + ".";
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        gradientNorm.ifPresent(factor -> figures.put("gradient_norm_jump", factor));
        learningRate.ifPresent(factor -> figures.put("learning_rate_jump", factor));
        return figures;
    }
}
