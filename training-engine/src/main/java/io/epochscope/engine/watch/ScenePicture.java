package io.epochscope.engine.watch;

import io.epochscope.engine.data.SceneImage;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.picture.PictureStream;
import io.epochscope.events.v1.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * The picture of a scene as events: scaled down by a power of two and cut in square tiles, each read by itself, so that
 * an image of any size takes the memory of one tile. Tiles that look alike are sent once and referred to afterwards.
 */
final class ScenePicture {

    /** Pixels of a tile across and down: at most 200 KB as PNG, of the 512 KB that an event may hold. */
    static final int TILE = 256;

    /** Of the scaled picture, across and down: more than a screen shows, and at most 256 tiles. */
    static final int LARGEST = 4096;

    private static final String KIND = "scene-tile";

    private final String scene;
    private final SceneImage image;
    private final PictureStream pictures;
    private final int scale;

    ScenePicture(String scene, SceneImage image, EventNumbering events) {
        this.scene = scene;
        this.image = image;
        pictures = new PictureStream(events);
        scale = scaleOf(Math.max(image.width(), image.height()));
    }

    private static int scaleOf(int side) {
        int scale = 1;
        while ((side + scale - 1) / scale > LARGEST) {
            scale *= 2;
        }
        return scale;
    }

    /** Publishes the tiles row by row. */
    void publish() throws IOException {
        int covered = TILE * scale;
        for (int row = 0; row * covered < image.height(); row++) {
            for (int column = 0; column * covered < image.width(); column++) {
                publish(row, column, covered);
            }
        }
    }

    private void publish(int row, int column, int covered) throws IOException {
        int x = column * covered;
        int y = row * covered;
        BufferedImage tile =
                image.read(x, y, Math.min(covered, image.width() - x), Math.min(covered, image.height() - y), scale);
        pictures.publish(
                tile,
                Picture.newBuilder()
                        .setKind(KIND)
                        .setScene(scene)
                        .setTileRow(row)
                        .setTileColumn(column)
                        .putCaption("side", Integer.toString(TILE))
                        .putCaption("scale", Integer.toString(scale)));
    }
}
