package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Writes photographs as JPEG, where PNG would be several times as large. */
public final class Jpeg {

    /** The media type. */
    public static final String MEDIA_TYPE = "image/jpeg";

    /** Of 0 to 1: what is lost is not seen beside the original. */
    private static final float QUALITY = 0.85f;

    private Jpeg() {}

    /** Encodes a picture in memory; what is transparent becomes black. */
    public static byte[] encode(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return EncodedPicture.of(opaque, "jpeg", QUALITY);
    }
}
