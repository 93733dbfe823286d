package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.drawing.ValueRange;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;

/** The content of a picture, tile by tile. */
final class Tiles {

    /** A picture of bytes takes 16 MiB then; what unpacks to more is no sheet of small pictures. */
    private static final int LARGEST_SIDE = 4096;

    private static final double LARGEST_BYTE = 255.0;

    private final BufferedImage image;
    private final TileShape shape;
    /** Null if its pixels are colours. */
    private final ValueRange values;

    private Tiles(BufferedImage image, TileShape shape, ValueRange values) {
        this.image = image;
        this.shape = shape;
        this.values = values;
    }

    /**
     * Reads a picture.
     *
     * @throws IOException if it is none, or not what its event says of it
     */
    static Tiles read(NetworkPicture picture, byte[] content) throws IOException {
        BufferedImage image = Png.decode(content, LARGEST_SIDE, LARGEST_SIDE);
        int width = image.getWidth();
        int height = image.getHeight();
        TileShape shape = picture.shape().orElse(new TileShape(1, 1, width, height, 1));
        if (!shape.fills(width, height)) {
            throw new IOException("it has %d × %d pixels, which is no sheet of %d tiles of %d × %d in rows of %d"
                    .formatted(width, height, shape.tiles(), shape.width(), shape.height(), shape.columns()));
        }
        if (picture.values().isPresent() && image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            throw new IOException("it is of values, but no 8-bit grey picture");
        }
        return new Tiles(image, shape, picture.values().orElse(null));
    }

    int count() {
        return shape.tiles();
    }

    /** A tile of a picture of values in these colours; of any other picture as it is. */
    BufferedImage drawn(int tile, Optional<ValueColours> colours) {
        return values == null || colours.isEmpty()
                ? plain(tile)
                : coloured(tile, value -> colours.get().colour((float) value));
    }

    /** A tile as it is. */
    BufferedImage plain(int tile) {
        var plain = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, -shape.left(tile), -shape.top(tile), null);
        graphics.dispose();
        return plain;
    }

    /**
     * A tile of a picture of values.
     *
     * @param colour of a value, as 0xAARRGGBB
     */
    BufferedImage coloured(int tile, DoubleToIntFunction colour) {
        var coloured = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int pixel = image.getRaster().getSample(shape.left(tile) + x, shape.top(tile) + y, 0);
                coloured.setRGB(x, y, colour.applyAsInt(values.at(pixel / LARGEST_BYTE)));
            }
        }
        return coloured;
    }
}
