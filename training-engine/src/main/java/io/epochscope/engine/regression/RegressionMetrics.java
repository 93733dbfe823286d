package io.epochscope.engine.regression;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far predictions are from the truth, in the target's unit. As scikit-learn's {@code mean_absolute_error},
 * {@code root_mean_squared_error}, {@code r2_score} and {@code median_absolute_error}, but for what has no answer: all
 * are NaN without samples or where a prediction is NaN, and R² is NaN where all truths are alike.
 */
final class RegressionMetrics {

    private RegressionMetrics() {}

    static Map<String, Double> of(PredictionPairs.Sorted pairs) {
        int size = pairs.size();
        double truths = 0;
        for (int i = 0; i < size; i++) {
            truths += pairs.truth(i);
        }
        double mean = truths / size;
        double absolute = 0;
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < size; i++) {
            double residual = pairs.residual(i);
            absolute += Math.abs(residual);
            squares += residual * residual;
            spread += (pairs.truth(i) - mean) * (pairs.truth(i) - mean);
        }
        boolean alike = size == 0 || pairs.truth(0) == pairs.truth(size - 1);
        return Map.of(
                "mae",
                absolute / size,
                "rmse",
                Math.sqrt(squares / size),
                "r2",
                alike ? Double.NaN : 1 - squares / spread,
                "median_absolute_error",
                medianAbsolute(pairs));
    }

    private static double medianAbsolute(PredictionPairs.Sorted pairs) {
        double[] errors = IntStream.range(0, pairs.size())
                .mapToDouble(i -> Math.abs(pairs.residual(i)))
                .toArray();
        Arrays.sort(errors);
        // Sorting puts NaN last.
        return errors.length == 0 || Double.isNaN(errors[errors.length - 1]) ? Double.NaN : Quantiles.of(errors, 0.5);
    }
}
