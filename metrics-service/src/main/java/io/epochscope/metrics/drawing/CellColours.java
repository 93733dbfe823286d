package io.epochscope.metrics.drawing;

/** Gives the cells of a grid their colours. */
public interface CellColours {

    /** The colour of a value as 0xAARRGGBB. */
    int colour(float value);

    /** Whether several cells may be drawn as their mean where they are smaller than a pixel. */
    boolean averages();
}
