package io.epochscope.engine.model;

import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.function.Supplier;

/** The activation functions that a request can name. */
public enum Activation {
    RELU("relu", "ReLU", ai.djl.nn.Activation::reluBlock),
    TANH("tanh", "Tanh", ai.djl.nn.Activation::tanhBlock),
    SIGMOID("sigmoid", "Sigmoid", ai.djl.nn.Activation::sigmoidBlock),
    GELU("gelu", "GELU", ai.djl.nn.Activation::geluBlock),
    /** With a slope of 0.01 below zero. */
    LEAKY_RELU("leakyRelu", "LeakyReLU", () -> ai.djl.nn.Activation.leakyReluBlock(0.01f));

    /** A regular expression of all {@link #requestName() names}. */
    public static final String NAMES = "relu|tanh|sigmoid|gelu|leakyRelu";

    private final String requestName;
    private final String layerName;
    private final Supplier<Block> block;

    Activation(String requestName, String layerName, Supplier<Block> block) {
        this.requestName = requestName;
        this.layerName = layerName;
        this.block = block;
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
                .orElseThrow(() -> new IllegalArgumentException("activation must be one of " + NAMES + ": " + requestName));
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
        return block.get();
    }
}
