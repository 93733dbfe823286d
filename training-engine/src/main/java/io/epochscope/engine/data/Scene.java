package io.epochscope.engine.data;

import java.util.Optional;

/**
 * A grid of patches, and which sample each patch is: an image cut in patches, or a collection of samples laid out as a
 * contact sheet.
 *
 * @param id unique within the data set; letters, digits, dot, dash and underscore
 * @param name as people read it
 * @param rows of the grid, at least 1
 * @param columns of the grid, at least 1
 * @param samples rows × columns sample indices, row by row, -1 where there is no patch
 * @param image what it looks like; empty if there is nothing to look at
 */
@SuppressWarnings("ArrayRecordComponent") // millions of patches: boxing them is out of the question
public record Scene(String id, String name, int rows, int columns, int[] samples, Optional<SceneImage> image) {

    public Scene {
        if (samples.length != rows * columns) {
            throw new IllegalArgumentException(
                    "scene %s: %d samples for a grid of %d × %d".formatted(id, samples.length, rows, columns));
        }
    }

    /** All samples of a collection in their order, in a grid that is as square as can be. */
    public static Scene contactSheet(String id, String name, int size) {
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(size)));
        int rows = Math.max(1, (size + columns - 1) / columns);
        int[] samples = new int[rows * columns];
        for (int patch = 0; patch < samples.length; patch++) {
            samples[patch] = patch < size ? patch : -1;
        }
        return new Scene(id, name, rows, columns, samples, Optional.empty());
    }

    /** The same scene, which looks like that. */
    public Scene showing(SceneImage picture) {
        return new Scene(id, name, rows, columns, samples, Optional.of(picture));
    }

    /** The same grid with other samples, or none, in its places. */
    public Scene withSamples(int[] others) {
        return new Scene(id, name, rows, columns, others, image);
    }
}
