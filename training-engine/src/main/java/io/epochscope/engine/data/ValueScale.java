package io.epochscope.engine.data;

/**
 * What a network gets for a number, and what its outputs stand for: scaled = (value - mean) / deviation.
 *
 * @param mean in the unit of the value
 * @param deviation in the unit of the value, greater than 0
 */
public record ValueScale(double mean, double deviation) {

    /** Numbers as they are. */
    public static ValueScale none() {
        return new ValueScale(0, 1);
    }

    /** As the network gets it. */
    public float scaled(double value) {
        return (float) ((value - mean) / deviation);
    }

    /** The value that a network's number stands for. */
    public double value(double scaled) {
        return mean + deviation * scaled;
    }
}
