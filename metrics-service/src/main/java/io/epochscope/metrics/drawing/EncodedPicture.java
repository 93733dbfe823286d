package io.epochscope.metrics.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures in memory: {@link ImageIO#write} would want a folder for temporary files. */
final class EncodedPicture {

    private EncodedPicture() {}

    /**
     * A picture in a format of ImageIO.
     *
     * @param quality of compression, from 0 to 1, as the format's writer understands it
     */
    static byte[] of(BufferedImage image, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture of " + image.getWidth() + " × " + image.getHeight(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
