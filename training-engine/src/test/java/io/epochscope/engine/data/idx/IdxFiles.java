package io.epochscope.engine.data.idx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files to try. */
final class IdxFiles {

    static final int IMAGES = 0x0803;
    static final int LABELS = 0x0801;

    private final Path folder;

    IdxFiles(Path folder) {
        this.folder = folder;
    }

    /** Images of 2 × 3 pixels, all as dark as their number, of classes 0, 1, 2, 0, 1 … */
    void pair(String prefix, int size) throws IOException {
        images(prefix + "-images-idx3-ubyte", size);
        labels(prefix + "-labels-idx1-ubyte", size);
    }

    void images(String name, int size) throws IOException {
        byte[] pixels = new byte[size * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 6);
        }
        write(name, bytes(IMAGES, pixels, size, 2, 3));
    }

    void labels(String name, int size) throws IOException {
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % 3);
        }
        write(name, bytes(LABELS, labels, size));
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            out.write(content);
        }
    }

    /** Leaves only the first bytes of a file, packed or not. */
    void cut(String name, int length) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, length));
    }

    static byte[] bytes(int magic, byte[] values, int... shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int dimension : shape) {
            out.writeInt(dimension);
        }
        out.write(values);
        return bytes.toByteArray();
    }
}
