package io.epochscope.engine.picture;

/**
 * From which side features in two dimensions were seen last: where each point lay. Whoever goes on from it sees them
 * from the same side.
 *
 * @param x of each sample of the gallery
 * @param y of each sample of the gallery
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Orientation(float[] x, float[] y) {}
