package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.Jpeg;
import io.epochscope.metrics.drawing.Png;
import java.awt.image.BufferedImage;
import java.util.Base64;

/** Pictures within a page. */
final class DataUri {

    /** Bytes of a pixel from which on a PNG shows that a picture is a photograph. */
    private static final double OF_A_PHOTOGRAPH = 1;

    private DataUri() {}

    /** A drawing, with every pixel as it is. */
    static String of(BufferedImage image) {
        return of(Png.MEDIA_TYPE, Png.encode(image));
    }

    /** What may be a photograph, which is then written as JPEG unless parts of it are transparent. */
    static String ofScene(BufferedImage image) {
        byte[] png = Png.encode(image);
        boolean photograph = png.length > OF_A_PHOTOGRAPH * image.getWidth() * image.getHeight();
        return photograph && isOpaque(image) ? of(Jpeg.MEDIA_TYPE, Jpeg.encode(image)) : of(Png.MEDIA_TYPE, png);
    }

    private static boolean isOpaque(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xff) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String of(String mediaType, byte[] content) {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
    }
}
