package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A layer as histograms show it, piece by piece. */
public final class LayerBuilder {

    private final Map<String, TensorFigures> weights = new TreeMap<>();
    private final Map<String, TensorFigures> gradients = new TreeMap<>();
    private final Map<String, TensorFigures> updates = new TreeMap<>();
    private Optional<TensorFigures> activation = Optional.empty();
    private int units;
    private int dead;
    private int saturated;
    private double saturation = Double.NaN;

    /** A layer of 10 units with 10 inputs whose weights, gradient and update have these norms. */
    public static LayerBuilder matrix(double weight, double gradient, double update) {
        return new LayerBuilder()
                .weight("weight", ofNorm(weight))
                .gradient("weight", ofNorm(gradient))
                .update("weight", ofNorm(update));
    }

    /** An activation function. */
    public static LayerFigures units(int units, int dead, int saturated, double saturation) {
        LayerBuilder layer = new LayerBuilder();
        layer.units = units;
        layer.dead = dead;
        layer.saturated = saturated;
        layer.saturation = saturation;
        layer.activation = Optional.of(tensor(0, 1, 256, units));
        return layer.build();
    }

    /** Of which its outputs alone are known. */
    public static LayerFigures outputs(TensorFigures values) {
        LayerBuilder layer = new LayerBuilder();
        layer.activation = Optional.of(values);
        return layer.build();
    }

    public LayerBuilder weight(String name, TensorFigures figures) {
        weights.put(name, figures);
        return this;
    }

    public LayerBuilder gradient(String name, TensorFigures figures) {
        gradients.put(name, figures);
        return this;
    }

    public LayerBuilder update(String name, TensorFigures figures) {
        updates.put(name, figures);
        return this;
    }

    public LayerFigures build() {
        return new LayerFigures(weights, gradients, updates, activation, units, dead, saturated, saturation);
    }

    /** Normal values; all the same without deviation. */
    public static TensorFigures tensor(double mean, double deviation, long... shape) {
        return between(mean, deviation, 3, mean - 3 * deviation, mean + 3 * deviation, shape);
    }

    /** Values between two ends. */
    public static TensorFigures between(
            double mean, double deviation, double kurtosis, double least, double greatest, long... shape) {
        long size = 1;
        for (long side : shape) {
            size *= side;
        }
        return new TensorFigures(
                size,
                0,
                mean == 0 && deviation == 0 ? size : 0,
                mean,
                deviation,
                0,
                kurtosis,
                least,
                greatest,
                Arrays.stream(shape).boxed().toList());
    }

    /** Values that are none. */
    public static TensorFigures nonFinite(long... shape) {
        TensorFigures whole = tensor(0, 0, shape);
        return new TensorFigures(0, whole.finite(), 0, 0, Double.NaN, Double.NaN, Double.NaN, 0, 0, whole.shape());
    }

    private static TensorFigures ofNorm(double norm) {
        return tensor(0, norm / 10, 10, 10);
    }
}
