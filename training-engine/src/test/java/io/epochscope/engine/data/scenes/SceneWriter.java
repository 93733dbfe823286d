package io.epochscope.engine.data.scenes;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageWriterSpi;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes scenes to try. */
record SceneWriter(Path folder) {

    static final String CLASSES = """
            [{"index": 7, "name": "road", "colour": "#102030"},
             {"index": 2, "name": "water"},
             {"index": 4, "name": "unlabelled", "ignore": true}]
            """;

    /** Values of the label raster by column and row. */
    static final int WATER = 2;

    static final int ROAD = 7;
    static final int UNLABELLED = 4;

    void classes(String json) throws IOException {
        Files.writeString(folder.resolve("classes.json"), json);
    }

    /** A scene in colours whose left half is water and whose right half is road. */
    void scene(String name, int width, int height) throws IOException {
        classes(CLASSES);
        image(name + ".png", noise(width, height, BufferedImage.TYPE_3BYTE_BGR));
        labels(name + ".labels.png", width, height, (x, y) -> x < width / 2 ? WATER : ROAD);
    }

    static BufferedImage noise(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    /** In the format that the name says. */
    void image(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".tif")) {
            ImageWriter writer = new TIFFImageWriterSpi().createWriterInstance(null);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
                writer.setOutput(out);
                writer.write(image);
            }
        } else if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
            throw new IOException("no writer for " + name);
        }
    }

    /** An indexed image whose palette is all one colour, so that nothing but the index can tell classes apart. */
    void labels(String name, int width, int height, IntBinaryOperator value) throws IOException {
        byte[] grey = new byte[16];
        Arrays.fill(grey, (byte) 99);
        BufferedImage image = new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, grey.length, grey, grey, grey));
        fill(image, value);
        image(name, image);
    }

    void greyLabels(String name, int width, int height, int type, IntBinaryOperator value) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        fill(image, value);
        image(name, image);
    }

    private static void fill(BufferedImage image, IntBinaryOperator value) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, value.applyAsInt(x, y));
            }
        }
    }

    /** The first channel of a pixel of an image that was written. */
    static int first(BufferedImage image, int x, int y) {
        Raster raster = image.getRaster();
        return raster.getSample(x, y, 0);
    }

    /** Leaves only a part of a file. */
    void cut(String name, double share) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(whole, (int) (whole.length * share)));
    }
}
