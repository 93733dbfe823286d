package io.epochscope.engine.network;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds the layers of a model by walking through its blocks. A block that is in several places, which then share its
 * parameters, is one layer: the first of them.
 */
final class LayerWalk {

    private final List<LayerBlock> layers = new ArrayList<>();
    private final List<Block> parents = new ArrayList<>();
    private final Set<Block> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Walks through a model. */
    LayerWalk(Block model) {
        visit("", kind("", model), model);
    }

    /** In the order in which blocks name their children. */
    List<LayerBlock> layers() {
        return layers;
    }

    /** The blocks that have children. */
    List<Block> parents() {
        return parents;
    }

    private void visit(String path, String kind, Block block) {
        if (!seen.add(block)) {
            return;
        }
        boolean leaf = block.getChildren().isEmpty();
        if (leaf || !block.getDirectParameters().isEmpty()) {
            layers.add(new LayerBlock(path.isEmpty() ? kind : path, kind, block));
        }
        if (!leaf) {
            parents.add(block);
        }
        for (Pair<String, Block> child : block.getChildren()) {
            Block next = child.getValue();
            visit(path.isEmpty() ? child.getKey() : path + "/" + child.getKey(), kind(child.getKey(), next), next);
        }
    }

    /** Functions are called by the name that they were given, in the chain or on their own; blocks by their type. */
    private static String kind(String key, Block block) {
        String type = type(block.getClass());
        if (!(block instanceof LambdaBlock lambda)) {
            return type;
        }
        String given = key.replaceFirst("^\\d+", "");
        if (!given.isEmpty() && !given.equals(type)) {
            return given;
        }
        return lambda.getName().equals(LambdaBlock.DEFAULT_NAME) ? type : lambda.getName();
    }

    private static String type(Class<?> block) {
        return block.isAnonymousClass() ? type(block.getSuperclass()) : block.getSimpleName();
    }
}
