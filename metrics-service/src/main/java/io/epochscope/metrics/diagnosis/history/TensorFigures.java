package io.epochscope.metrics.diagnosis.history;

/**
 * How the values of a tensor are spread.
 *
 * @param finite how many values are
 * @param nonFinite how many are NaN or infinite
 * @param zeros how many are
 * @param mean of the finite ones; so are those that follow
 * @param deviation standard deviation
 * @param skewness third standardised moment; NaN without deviation
 * @param kurtosis fourth standardised moment, 3 for a normal distribution; NaN without deviation
 * @param least value
 * @param greatest value
 */
public record TensorFigures(
        long finite,
        long nonFinite,
        long zeros,
        double mean,
        double deviation,
        double skewness,
        double kurtosis,
        double least,
        double greatest) {

    /** √ of the sum of squares. */
    public double norm() {
        return Math.sqrt(finite * (deviation * deviation + mean * mean));
    }

    /** Of all values; NaN if there are none. */
    public double shareOfZeros() {
        return (double) zeros / (finite + nonFinite);
    }
}
