package io.epochscope.metrics.tensorboard;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Width and height of a PNG, which stand in its header. */
record PngSize(int width, int height) {

    /** Behind the signature, and length and type of the first chunk. */
    private static final int WIDTH_AT = 16;

    /** Of a picture; empty if it breaks off before. */
    static Optional<PngSize> of(byte[] png) {
        if (png.length < WIDTH_AT + 2 * Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(png, WIDTH_AT, 2 * Integer.BYTES);
        return Optional.of(new PngSize(header.getInt(), header.getInt()));
    }
}
