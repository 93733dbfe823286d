package io.epochscope.metrics.tensorboard;

import java.util.zip.CRC32C;

/** The masked CRC-32C of TFRecord files, which is that of data that may hold checksums itself. */
final class Checksum {

    private static final int MASK = 0xa282ead8;

    private Checksum() {}

    static int of(byte[] bytes, int offset, int length) {
        var sum = new CRC32C();
        sum.update(bytes, offset, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
