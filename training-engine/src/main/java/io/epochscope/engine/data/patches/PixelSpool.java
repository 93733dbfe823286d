package io.epochscope.engine.data.patches;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes pixels, row by row, to a temporary file that becomes a {@link PixelStore}. The file loses its name as soon as
 * it is mapped, so that nothing of it stays behind, whatever becomes of the process.
 */
public final class PixelSpool implements AutoCloseable {

    /** Mapped at a time; a mapping cannot exceed 2 GiB. */
    private static final int SEGMENT = 1 << 30;

    private static final int BUFFER = 1 << 20;

    private final int width;
    private final int height;
    private final int channels;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer;

    /**
     * Makes the file.
     *
     * @param width pixels of a row; a row has at most 2^30 bytes
     * @throws IOException if there is no room for it; the message says where and how much is needed
     */
    public PixelSpool(int width, int height, int channels) throws IOException {
        this.width = width;
        this.height = height;
        this.channels = channels;
        file = Files.createTempFile("epochscope-", ".pixels");
        long bytes = (long) width * height * channels;
        long free = Files.getFileStore(file).getUsableSpace();
        if (free < bytes) {
            Files.delete(file);
            throw new IOException("%s has %d MiB left, the decoded pixels take %d MiB"
                    .formatted(file.getParent(), free >> 20, bytes >> 20));
        }
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        buffer = ByteBuffer.allocate(Math.max(BUFFER, width * channels));
    }

    /** Appends width × channels bytes: the next row. */
    public void add(byte[] row) throws IOException {
        if (buffer.remaining() < row.length) {
            flush();
        }
        buffer.put(row);
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** The pixels of all rows, every one of which has been added. */
    public PixelStore finish() throws IOException {
        flush();
        int rowBytes = width * channels;
        int segmentRows = Math.min(height, SEGMENT / rowBytes);
        ByteBuffer[] segments = new ByteBuffer[(height - 1) / segmentRows + 1];
        for (int i = 0; i < segments.length; i++) {
            int rows = Math.min(segmentRows, height - i * segmentRows);
            segments[i] = channel.map(
                    FileChannel.MapMode.READ_ONLY, (long) i * segmentRows * rowBytes, (long) rows * rowBytes);
        }
        return new PixelStore(width, height, channels, segmentRows, segments);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
