package io.epochscope.engine.data.idx;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A file of unsigned bytes in the IDX format, plain or packed by gzip.
 *
 * <p>The format, as <a href="http://yann.lecun.com/exdb/mnist/">MNIST's page</a> defined it: two zero bytes, the type
 * of the values, the number of dimensions, each dimension as a big-endian int, the values.
 */
record IdxFile(Path path, IdxHeader header) {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads the header.
     *
     * @throws IOException if the file cannot be read or is none of IDX; the message names it and says why
     */
    static IdxFile of(Path path) throws IOException {
        try (DataInputStream in = open(path)) {
            return new IdxFile(path, IdxHeader.read(in));
        } catch (IOException e) {
            throw about(path, e);
        }
    }

    /**
     * Reads the whole file to see whether it has as many values as its header promises.
     *
     * @throws IOException if not; the message names the file and both numbers
     */
    void verify() throws IOException {
        try (DataInputStream in = open(path)) {
            IdxHeader.read(in);
            long actual = 0;
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer, actual); read >= 0; read = read(in, buffer, actual)) {
                actual += read;
            }
            if (actual != header.values()) {
                throw new IOException(
                        (actual < header.values() ? "it is truncated" : "it has trailing bytes") + sizes(actual));
            }
        } catch (IOException e) {
            throw about(path, e);
        }
    }

    /**
     * The values of some items.
     *
     * @param from the first item; the outermost dimension counts items
     * @param to behind the last item
     */
    byte[] items(int from, int to) throws IOException {
        int itemSize = header.itemSize();
        int length = Math.multiplyExact(to - from, itemSize);
        try (DataInputStream in = open(path)) {
            IdxHeader.read(in);
            in.skipNBytes((long) from * itemSize);
            // As much memory as there are values, whatever the header promises.
            byte[] values = in.readNBytes(length);
            if (values.length < length) {
                throw new EOFException();
            }
            return values;
        } catch (EOFException e) {
            throw about(path, new IOException("it ends before item " + to, e));
        } catch (IOException e) {
            throw about(path, e);
        }
    }

    private int read(InputStream in, byte[] buffer, long before) throws IOException {
        try {
            return in.read(buffer);
        } catch (EOFException e) {
            throw new IOException("it is truncated, its gzip stream breaks off" + sizes(before), e);
        }
    }

    private String sizes(long actual) {
        return ": %d bytes of values expected after the header of shape %s, %d found"
                .formatted(header.values(), Arrays.toString(header.shape()), actual);
    }

    private static DataInputStream open(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            return new DataInputStream(
                    path.toString().endsWith(".gz")
                            ? new GZIPInputStream(file, BUFFER)
                            : new BufferedInputStream(file, BUFFER));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static IOException about(Path path, IOException cause) {
        String reason = cause instanceof EOFException ? "it ends within its header" : cause.getMessage();
        return new IOException(path.getFileName() + ": " + reason, cause);
    }
}
