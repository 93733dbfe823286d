package io.epochscope.events.histogram;

import io.epochscope.events.v1.Buckets;
import java.util.Arrays;

/** The counts of one sign: a window over the indexes in use, which grows as values come. Not thread-safe. */
final class SignBuckets {

    /** Growth beyond what is needed, so that a tail that creeps outwards is not copied for each new bucket. */
    private static final int SLACK = 32;

    private long[] counts = new long[0];
    private int offset;

    void increment(int index) {
        int slot = index - offset;
        if (slot < 0 || slot >= counts.length) {
            cover(index);
            slot = index - offset;
        }
        counts[slot]++;
    }

    /** Adds the other's buckets, each of theirs falling into the one of ours that is {@code shift} bits coarser. */
    void addCoarsened(SignBuckets other, int shift) {
        long[] theirs = other.counts;
        int theirOffset = other.offset;
        for (int slot = 0; slot < theirs.length; slot++) {
            if (theirs[slot] != 0) {
                add((theirOffset + slot) >> shift, theirs[slot]);
            }
        }
    }

    void add(int index, long count) {
        cover(index);
        counts[index - offset] += count;
    }

    private void cover(int index) {
        if (counts.length == 0) {
            offset = index - SLACK;
            counts = new long[2 * SLACK];
        } else if (index < offset) {
            int slack = SLACK + counts.length / 2;
            int newOffset = index - slack;
            long[] wider = new long[counts.length + offset - newOffset];
            System.arraycopy(counts, 0, wider, offset - newOffset, counts.length);
            counts = wider;
            offset = newOffset;
        } else if (index - offset >= counts.length) {
            int slack = SLACK + counts.length / 2;
            counts = Arrays.copyOf(counts, index - offset + 1 + slack);
        }
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    /** The bucket of the value with so many smaller magnitudes, {@code rank} being less than {@link #total}. */
    int indexOfRank(long rank) {
        long passed = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            passed += counts[slot];
            if (passed > rank) {
                return offset + slot;
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + passed + " values");
    }

    Buckets toMessage() {
        Buckets.Builder message = Buckets.newBuilder();
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] != 0) {
                message.addIndex(offset + slot).addCount(counts[slot]);
            }
        }
        return message.build();
    }

    void addAll(Buckets message) {
        for (int i = 0; i < message.getIndexCount(); i++) {
            add(message.getIndex(i), message.getCount(i));
        }
    }
}
