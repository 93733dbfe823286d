package io.epochscope.engine.data.patches;

import java.nio.ByteBuffer;

/**
 * The pixels of an image, one byte a channel and the channels of a pixel side by side: on the heap, or in a file that
 * is mapped, so that the heap holds none of it. Mapped memory is given back when the store is garbage. Thread-safe for
 * reading.
 */
public final class PixelStore {

    private final int width;
    private final int height;
    private final int channels;
    private final int segmentRows;
    private final ByteBuffer[] segments;

    PixelStore(int width, int height, int channels, int segmentRows, ByteBuffer... segments) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.segmentRows = segmentRows;
        this.segments = segments;
    }

    /** Takes over an array of height × width × channels bytes. */
    public static PixelStore onHeap(int width, int height, int channels, byte[] pixels) {
        if (pixels.length != (long) width * height * channels) {
            throw new IllegalArgumentException(
                    "%d bytes for %d × %d pixels of %d channels".formatted(pixels.length, width, height, channels));
        }
        return new PixelStore(width, height, channels, height, ByteBuffer.wrap(pixels));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /**
     * Copies some pixels of a row.
     *
     * @param x of the first
     * @param count how many; they lie within the row
     * @param target gets count × channels bytes from {@code offset} on
     */
    public void copy(int x, int y, int count, byte[] target, int offset) {
        // Below the size of a segment, which an int holds.
        int at = (y % segmentRows * width + x) * channels;
        segments[y / segmentRows].get(at, target, offset, count * channels);
    }
}
