package io.epochscope.engine.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An image and its label raster.
 *
 * @param name of the image's file without suffix, the scene's id
 */
record SceneFiles(String name, RasterFile image, RasterFile labels) {

    /** What an event takes for a scene's id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * Reads both headers.
     *
     * @throws IOException if they cannot be read or do not fit each other; the message names the file and says why
     */
    static SceneFiles of(String name, Path image, Path labels) throws IOException {
        if (!ID.matcher(name).matches()) {
            throw new IOException(
                    "%s: the name of a scene has 1 to 128 letters, digits, dots, dashes and underscores, the first a letter or digit"
                            .formatted(image.getFileName()));
        }
        SceneFiles files = new SceneFiles(name, RasterFile.of(image), RasterFile.of(labels));
        files.requireFit();
        return files;
    }

    private void requireFit() throws IOException {
        RasterHeader picture = image.header();
        RasterHeader raster = labels.header();
        if (raster.colours() && !raster.indexed()) {
            throw new IOException(
                    "%s: it has red, green and blue channels; a label raster has class indices, as the palette places of an indexed PNG or the values of a grey PNG or TIFF"
                            .formatted(labels.path().getFileName()));
        }
        if (labels.format() == RasterFormat.JPEG) {
            throw new IOException("%s: it is a JPEG, which does not keep class indices; PNG and TIFF are accepted"
                    .formatted(labels.path().getFileName()));
        }
        if (raster.width() != picture.width() || raster.height() != picture.height()) {
            throw new IOException("%s has %d × %d pixels but %s has %d × %d; a label raster has the size of its image"
                    .formatted(
                            labels.path().getFileName(),
                            raster.width(),
                            raster.height(),
                            image.path().getFileName(),
                            picture.width(),
                            picture.height()));
        }
    }
}
