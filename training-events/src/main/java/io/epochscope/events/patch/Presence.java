package io.epochscope.events.patch;

import com.google.protobuf.ByteString;
import java.util.BitSet;

/** The bitmaps that say which patches of a chunk there are: bit i % 8 of byte i / 8 for the patch at position i. */
public final class Presence {

    private static final ByteString NONE = ByteString.copyFrom(new byte[1]);

    private Presence() {}

    /**
     * Packs a bitmap. All patches make no bytes at all; trailing zero bytes are left out, but for the first.
     *
     * @param present positions of the patches that there are, all less than {@code patches}
     * @param patches places in the chunk
     */
    public static ByteString pack(BitSet present, int patches) {
        if (present.cardinality() == patches) {
            return ByteString.EMPTY;
        }
        return present.isEmpty() ? NONE : ByteString.copyFrom(present.toByteArray());
    }

    /**
     * Unpacks a bitmap.
     *
     * @param presence as packed; trailing zero bytes may be there or not
     * @param patches places in the chunk
     * @throws IllegalArgumentException if it is longer than the chunk or has a bit beyond it
     */
    public static BitSet unpack(ByteString presence, int patches) {
        BitSet present = BitSet.valueOf(presence.asReadOnlyByteBuffer());
        if (presence.isEmpty()) {
            present.set(0, patches);
        }
        int bytes = (patches + Byte.SIZE - 1) / Byte.SIZE;
        if (presence.size() > bytes || present.length() > patches) {
            throw new IllegalArgumentException(
                    "presence has %d bytes with the highest bit at %d, but the chunk has %d patches, so at most %d bytes and bit %d"
                            .formatted(presence.size(), present.length() - 1, patches, bytes, patches - 1));
        }
        return present;
    }
}
