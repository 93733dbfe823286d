package io.epochscope.events;

import java.util.Arrays;
import java.util.Random;

/** What is left of a record: bytes are wrong, missing, or there twice. */
public final class DamagedBytes {

    private static final byte[] EXTREMES = {0, -1, 1, 127, -128};

    private DamagedBytes() {}

    /** A copy with one to eight damages. */
    public static byte[] of(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int damages = 1 + random.nextInt(8); damages > 0 && bytes.length > 0; damages--) {
            bytes = damaged(bytes, random.nextInt(bytes.length), random);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, int at, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                // From an earlier place on once more, or without what is between.
                int again = random.nextInt(bytes.length);
                byte[] joined = Arrays.copyOf(bytes, at + bytes.length - again);
                System.arraycopy(bytes, again, joined, at, bytes.length - again);
                return joined;
            }
            case 2, 3 -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
            case 4, 5 -> bytes[at] = (byte) random.nextInt();
            default -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return bytes;
    }
}
