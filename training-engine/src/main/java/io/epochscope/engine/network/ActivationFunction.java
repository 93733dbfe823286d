package io.epochscope.engine.network;

import java.util.Arrays;
import java.util.Optional;

/** The activation functions that DJL has, by the names of their blocks; case does not matter. */
public enum ActivationFunction {
    RELU("ReLU"),
    RELU6("ReLU6"),
    LEAKY_RELU("LeakyReLU"),
    PRELU("Prelu"),
    ELU("ELU"),
    SELU("SELU"),
    GELU("GELU"),
    SWISH("Swish"),
    MISH("Mish"),
    SOFT_PLUS("softPlus"),
    SOFT_SIGN("softSign"),
    SIGMOID("sigmoid"),
    TANH("Tanh");

    /**
     * Share of the largest derivative below which a sigmoid or tanh counts as flat; 5 % is where |tanh| passes 0.975
     * and a sigmoid leaves 0.013 to 0.987.
     */
    private static final double FLAT = 0.05;

    private static final float FLAT_TANH = (float) Math.sqrt(1 - FLAT);
    private static final float FLAT_SIGMOID = (1 + FLAT_TANH) / 2;

    private final String blockName;

    ActivationFunction(String blockName) {
        this.blockName = blockName;
    }

    /** The one of that name; empty if it is none that is known. */
    static Optional<ActivationFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.blockName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether it is flat at both ends. */
    public boolean saturates() {
        return this == SIGMOID || this == TANH;
    }

    /** Whether an output lies where its derivative, 1 - y² or y · (1 - y), is below 5 % of its largest. */
    public boolean flatAt(float output) {
        return switch (this) {
            case TANH -> Math.abs(output) > FLAT_TANH;
            case SIGMOID -> output > FLAT_SIGMOID || output < 1 - FLAT_SIGMOID;
            default -> false;
        };
    }

    /** Whether a unit of it that puts out nothing above 0 passes no gradient on either. */
    public boolean diesAtZero() {
        return this == RELU;
    }
}
