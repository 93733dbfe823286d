package io.epochscope.engine.data.idx;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * What an IDX file says of itself.
 *
 * @param shape the outermost dimension first; it counts the items
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdxHeader(int[] shape) {

    private static final int UNSIGNED_BYTE = 0x08;

    static IdxHeader read(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic >>> 16 != 0) {
            throw new IOException(
                    "it is not an IDX file: it begins with 0x%08x instead of two zero bytes".formatted(magic));
        }
        int type = magic >>> 8 & 0xff;
        if (type != UNSIGNED_BYTE) {
            throw new IOException("its values are of type 0x%02x; only unsigned bytes (0x08) are read".formatted(type));
        }
        int[] shape = new int[magic & 0xff];
        long values = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = in.readInt();
            values *= Math.max(shape[i], 1);
            if (shape[i] < 0 || values > Integer.MAX_VALUE) {
                throw new IOException(
                        "its header promises more than the %d values that can be held".formatted(Integer.MAX_VALUE));
            }
        }
        if (shape.length == 0) {
            throw new IOException("its header gives no dimensions");
        }
        return new IdxHeader(shape);
    }

    int items() {
        return shape[0];
    }

    int itemSize() {
        int size = 1;
        for (int i = 1; i < shape.length; i++) {
            size *= shape[i];
        }
        return size;
    }

    long values() {
        return (long) items() * itemSize();
    }
}
