package io.epochscope.metrics.diagnosis.history;

import java.util.Map;
import java.util.Optional;

/**
 * What histograms tell of a layer at the end of an epoch.
 *
 * @param weights by the name of the parameter: weight, bias …
 * @param gradients by the name of the parameter
 * @param updates what the last step added, by the name of the parameter
 * @param activation of the layer's output over the probes
 * @param units of the output; 0 if unknown
 * @param deadUnits units that were 0 or below for every probe
 * @param saturatedUnits units that sat in the flat part of a sigmoid or tanh for every probe
 * @param saturation share of the output's values in that flat part
 */
public record LayerFigures(
        Map<String, TensorFigures> weights,
        Map<String, TensorFigures> gradients,
        Map<String, TensorFigures> updates,
        Optional<TensorFigures> activation,
        int units,
        int deadUnits,
        int saturatedUnits,
        double saturation) {

    /** Of all parameters' gradients together; NaN if there are none, infinite or NaN if a value is. */
    public double gradientNorm() {
        return norm(gradients);
    }

    /** Of all parameters together; NaN if there are none. */
    public double weightNorm() {
        return norm(weights);
    }

    /** Of what the last step added, by the norm of the weights; NaN if unknown. */
    public double updateRatio() {
        return norm(updates) / weightNorm();
    }

    private static double norm(Map<String, TensorFigures> tensors) {
        // A loop: rules ask for this of every layer in every epoch, again and again.
        double squares = tensors.isEmpty() ? Double.NaN : 0;
        for (TensorFigures tensor : tensors.values()) {
            squares += tensor.nonFinite() > 0 ? Double.NaN : tensor.norm() * tensor.norm();
        }
        return Math.sqrt(squares);
    }
}
