package io.epochscope.engine.data;

/**
 * The number that a regression predicts.
 *
 * @param name as people read it
 * @param unit as people write it; empty where nobody said
 * @param scale of what the network learns
 */
public record Target(String name, String unit, ValueScale scale) {}
