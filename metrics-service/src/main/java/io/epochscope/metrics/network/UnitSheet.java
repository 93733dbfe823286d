package io.epochscope.metrics.network;

import java.awt.image.BufferedImage;

/**
 * What all units of a layer are in an epoch, drawn.
 *
 * @param what filters or feature maps, for people
 */
public record UnitSheet(String what, String layer, int epoch, BufferedImage image) {}
