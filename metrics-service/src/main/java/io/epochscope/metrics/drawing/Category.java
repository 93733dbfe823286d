package io.epochscope.metrics.drawing;

/**
 * One of few things that a cell can be.
 *
 * @param value of the cells that are this
 * @param colour as 0xRRGGBB
 */
public record Category(int value, String name, int colour) {}
