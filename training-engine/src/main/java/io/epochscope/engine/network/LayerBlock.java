package io.epochscope.engine.network;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.norm.Dropout;
import java.util.Locale;
import java.util.Optional;

/**
 * A block that is a layer, and where it was found.
 *
 * @param name as in {@link Layer#name()}
 * @param kind as in {@link Layer#kind()}
 */
record LayerBlock(String name, String kind, Block block) {

    /** Functions keep a name of their own, whatever a chain calls them. */
    Optional<ActivationFunction> activation() {
        return Optional.of(block)
                .filter(LambdaBlock.class::isInstance)
                .flatMap(function -> ActivationFunction.named(((LambdaBlock) function).getName()))
                .or(() -> ActivationFunction.named(kind));
    }

    boolean passesOn() {
        return block instanceof Dropout || kind.toLowerCase(Locale.ROOT).contains("flatten");
    }
}
