package io.epochscope.engine.model;

import ai.djl.nn.Block;
import java.util.Arrays;

/** The activation functions that a request can name. */
public enum Activation {
    RELU("relu", "ReLU"),
    TANH("tanh", "Tanh"),
    SIGMOID("sigmoid", "Sigmoid"),
    GELU("gelu", "GELU"),
    /** With a slope of {@value #LEAK} below zero. */
    LEAKY_RELU("leakyRelu", "LeakyReLU");

    /** A regular expression of all {@link #requestName() names}. */
    public static final String NAMES = "relu|tanh|sigmoid|gelu|leakyRelu";

    private static final float LEAK = 0.01f;

    private final String requestName;
    private final String layerName;

    Activation(String requestName, String layerName) {
        this.requestName = requestName;
        this.layerName = layerName;
    }

    /**
     * The one of that name in a request.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Activation named(String requestName) {
        return Arrays.stream(values())
                .filter(activation -> activation.requestName.equals(requestName))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("activation must be one of " + NAMES + ": " + requestName));
    }

    /** What a request calls it. */
    public String requestName() {
        return requestName;
    }

    /** What it is called among a model's layers. */
    public String layerName() {
        return layerName;
    }

    /** A new layer of it. */
    public Block block() {
        return switch (this) {
            case RELU -> ai.djl.nn.Activation.reluBlock();
            case TANH -> ai.djl.nn.Activation.tanhBlock();
            case SIGMOID -> ai.djl.nn.Activation.sigmoidBlock();
            case GELU -> ai.djl.nn.Activation.geluBlock();
            case LEAKY_RELU -> ai.djl.nn.Activation.leakyReluBlock(LEAK);
        };
    }
}
