package io.epochscope.metrics.diagnosis.history;

import java.util.List;

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
 * @param shape of a parameter; of what layers put out, and of inputs, that of all samples together
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
        double greatest,
        List<Long> shape) {

    public TensorFigures {
        shape = List.copyOf(shape);
    }

    /** Whether it is a matrix or the kernels of a convolution, rather than biases or scales. */
    public boolean isMatrix() {
        return shape.size() >= 2;
    }

    /** √ of the mean square. */
    public double rootMeanSquare() {
        return Math.sqrt(deviation * deviation + mean * mean);
    }

    /** √ of the sum of squares. */
    public double norm() {
        return Math.sqrt(finite * (deviation * deviation + mean * mean));
    }

    /** Of all values; NaN if there are none. */
    public double shareOfZeros() {
        return (double) zeros / (finite + nonFinite);
    }
}
