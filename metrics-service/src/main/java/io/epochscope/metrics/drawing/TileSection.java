package io.epochscope.metrics.drawing;

import java.util.List;

/** Blocks below a title. */
public record TileSection(String title, List<TileBlock> blocks) {}
