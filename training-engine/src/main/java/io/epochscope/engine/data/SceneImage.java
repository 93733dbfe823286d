package io.epochscope.engine.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * What a scene looks like: the image that its patches are cut from, or its samples laid out as a contact sheet. Read by
 * the training thread alone, window by window, so that an image of any size takes bounded memory.
 */
public interface SceneImage {

    /** Pixels across. */
    int width();

    /** Pixels down. */
    int height();

    /** Where the patches of the scene's grid lie. */
    PatchCut cut();

    /** Where on earth the image lies, if that is known. */
    Optional<Georeference> georeference();

    /**
     * Reads a window as people see it: red, green and blue, or grey, one byte each.
     *
     * @param x left column of the window; the window lies within the image
     * @param y upper row
     * @param width pixels of the image across
     * @param height pixels of the image down
     * @param scale how many pixels of the image across and down become one, at least 1; the window's right and lower
     *     edge may make partial ones
     * @return an image of ceil(width / scale) × ceil(height / scale) pixels
     * @throws IOException if the image cannot be read
     */
    BufferedImage read(int x, int y, int width, int height, int scale) throws IOException;
}
