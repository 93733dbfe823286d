package io.epochscope.engine.data.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.epochscope.engine.data.DamagedBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Images in which bytes are wrong or missing. */
class RasterPropertyTest {

    private static final int SIDE = 24;

    enum Format {
        PNG,
        TIFF,
        JPEG
    }

    @Property(tries = 600)
    void damagedImagesAreReadOrRefused(@ForAll Format format, @ForAll long seed) throws IOException {
        String type = format.name().toLowerCase(Locale.ROOT);
        Path file = Files.createTempFile("damaged", "." + type);
        try {
            Files.write(file, DamagedBytes.of(image(type), new Random(seed)));
            Throwable failure = catchThrowable(() -> RasterFile.of(file).read((band, y) -> {}));
            if (failure != null) {
                assertThat(failure)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith(file.getFileName().toString());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] image(String type) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, pixel * 7919);
        }
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, type, bytes)) {
            throw new IOException("nothing writes " + type);
        }
        return bytes.toByteArray();
    }
}
