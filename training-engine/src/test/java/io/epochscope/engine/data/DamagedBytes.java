package io.epochscope.engine.data;

import java.util.Arrays;
import java.util.Random;

/** What is left of a file: bytes are wrong or missing. */
public final class DamagedBytes {

    /** Of the header, where a wrong byte does most. */
    private static final int HEADER = 64;

    private DamagedBytes() {}

    /** A copy with at most six damages. */
    public static byte[] of(byte[] whole, Random random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int bytes = random.nextInt(6); bytes > 0 && damaged.length > 0; bytes--) {
            int reach = random.nextBoolean() ? damaged.length : Math.min(HEADER, damaged.length);
            damaged[random.nextInt(reach)] = (byte) random.nextInt();
        }
        return damaged;
    }
}
