package io.epochscope.engine.data.scenes;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** An image file that is decoded from top to bottom in bands of bounded size. */
record RasterFile(Path path, RasterFormat format, RasterHeader header) {

    /**
     * Bytes of a band once decoded. Readers decode a PNG or JPEG from its beginning for each band, so that bands should
     * be few; 20,000 × 20,000 pixels of three channels make nineteen.
     */
    private static final long BAND = 1L << 26;

    /** So that a single row fits a band by far. */
    private static final int MOST_ACROSS = 1 << 20;

    /** Gets the bands of an image, top to bottom. */
    interface BandSink {
        /** Takes a band, as wide as the image, that begins at row {@code y}. */
        void accept(BufferedImage band, int y) throws IOException;
    }

    private interface Reading<T> {
        T read(ImageReader reader) throws IOException;
    }

    /**
     * Reads the header.
     *
     * @throws IOException if it is no image that is read; the message names the file and says why
     */
    static RasterFile of(Path path) throws IOException {
        try {
            RasterFormat format = RasterFormat.of(path);
            return new RasterFile(path, format, reading(path, format, reader -> header(format, reader)));
        } catch (IOException e) {
            throw about(path, e);
        }
    }

    private static RasterHeader header(RasterFormat format, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > MOST_ACROSS || (long) width * height > format.mostPixels()) {
            throw new IOException("it has %,d × %,d pixels; at most %,d are read of a %s, and at most %,d across"
                    .formatted(width, height, format.mostPixels(), format, MOST_ACROSS));
        }
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return RasterHeader.of(
                width, height, type == null ? reader.getImageTypes(0).next() : type);
    }

    /**
     * Decodes the whole image.
     *
     * @throws IOException if it is truncated or damaged; the message names the file
     */
    void read(BandSink sink) throws IOException {
        int rowBytes = header.width() * (header.colours() && !header.indexed() ? 4 : 1) * (header.bits() > 8 ? 2 : 1);
        int rows = (int) Math.max(1, BAND / rowBytes);
        for (int from = 0; from < header.height(); from += rows) {
            Rectangle band = new Rectangle(0, from, header.width(), Math.min(rows, header.height() - from));
            try {
                sink.accept(reading(path, format, reader -> decode(reader, band)), from);
            } catch (IOException e) {
                throw about(path, e);
            }
        }
    }

    private static BufferedImage decode(ImageReader reader, Rectangle band) throws IOException {
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        ImageReadParam region = reader.getDefaultReadParam();
        region.setSourceRegion(band);
        BufferedImage image = reader.read(0, region);
        if (truncation.warning != null) {
            throw new IOException(truncation.warning);
        }
        return image;
    }

    private static <T> T reading(Path path, RasterFormat format, Reading<T> reading) throws IOException {
        ImageReader reader = format.reader();
        try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
            reader.setInput(in, true, true);
            return reading.read(reader);
        } catch (RuntimeException e) {
            // What readers throw at damaged files is not only what they declare.
            throw new IOException("it is damaged or truncated: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    private static IOException about(Path path, IOException cause) {
        String name = path.getFileName().toString();
        String reason = cause.getMessage();
        if (reason != null && reason.startsWith(name)) {
            return cause;
        }
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return new IOException(
                "%s: %s%s"
                        .formatted(
                                name,
                                reason == null ? "it is truncated or damaged" : reason,
                                root == cause ? "" : " (" + root.getMessage() + ")"),
                cause);
    }

    /** The JPEG reader fills in what is missing and only warns; its warnings come from libjpeg, in English. */
    private static final class Truncation implements IIOReadWarningListener {

        private String warning;

        @Override
        public void warningOccurred(ImageReader source, String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.contains("truncated") || lower.contains("premature")) {
                warning = "it is truncated: " + text;
            }
        }
    }
}
