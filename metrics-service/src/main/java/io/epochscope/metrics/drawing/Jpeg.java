package io.epochscope.metrics.drawing;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(opaque, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture of " + image.getWidth() + " × " + image.getHeight(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
