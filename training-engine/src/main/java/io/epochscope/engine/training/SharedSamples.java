package io.epochscope.engine.training;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitOverlap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Finds samples that are in more than one split, or more than once in one. Samples are the same if the network gets the
 * same values, bit by bit; labels do not matter. Reads every sample once and keeps 8 bytes of each, its checksums by
 * two polynomials (CRC-32 and CRC-32C): among two million different samples two have the same with a probability of
 * about 1e-7.
 *
 * <p>Data sets of more than two million samples, or of more than 2³⁰ values, are not looked through: that would hold up
 * the run for longer than a moment.
 */
final class SharedSamples {

    private static final int MOST_SAMPLES = 2_000_000;
    private static final long MOST_VALUES = 1L << 30;

    private final DataSet data;
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private final ByteBuffer bytes;
    private final FloatBuffer values;

    SharedSamples(DataSet data) {
        this.data = data;
        bytes = ByteBuffer.allocateDirect(
                        isTooLarge() ? 0 : Math.toIntExact(data.sampleShape().size() * Float.BYTES))
                .order(ByteOrder.nativeOrder());
        values = bytes.asFloatBuffer();
    }

    private boolean isTooLarge() {
        return data.size() > MOST_SAMPLES || data.size() * data.sampleShape().size() > MOST_VALUES;
    }

    /**
     * Of each pair of splits that have samples, and of each split that has copies of its own samples with itself; empty
     * if there are too many to look through.
     */
    List<SplitOverlap> count(SplitSamples samples) {
        Map<Split, long[]> digests = new LinkedHashMap<>();
        if (!isTooLarge()) {
            add(digests, Split.SPLIT_TRAIN, samples.train());
            add(digests, Split.SPLIT_VALIDATION, samples.validation());
            add(digests, Split.SPLIT_TEST, samples.test());
        }
        List<Split> splits = List.copyOf(digests.keySet());
        List<SplitOverlap> overlaps = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            for (int j = i + 1; j < splits.size(); j++) {
                overlaps.add(SplitOverlap.newBuilder()
                        .setFirst(splits.get(i))
                        .setSecond(splits.get(j))
                        .setSamples(shared(digests.get(splits.get(i)), digests.get(splits.get(j))))
                        .build());
            }
        }
        digests.forEach((split, sorted) -> {
            long copies = copies(sorted);
            if (copies > 0) {
                overlaps.add(SplitOverlap.newBuilder()
                        .setFirst(split)
                        .setSecond(split)
                        .setSamples(copies)
                        .build());
            }
        });
        return overlaps;
    }

    /** Those that have come before. */
    private static long copies(long[] sorted) {
        return IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] == sorted[i - 1])
                .count();
    }

    private void add(Map<Split, long[]> digests, Split split, int[] samples) {
        if (samples.length > 0) {
            long[] ofSplit = Arrays.stream(samples).mapToLong(this::digest).toArray();
            Arrays.sort(ofSplit);
            digests.put(split, ofSplit);
        }
    }

    private long digest(int sample) {
        data.copyFeatures(sample, values.clear());
        return checksum(crc32) << Integer.SIZE | checksum(crc32c);
    }

    private long checksum(Checksum checksum) {
        checksum.reset();
        checksum.update(bytes.clear());
        return checksum.getValue();
    }

    private static long shared(long[] first, long[] second) {
        return Arrays.stream(second)
                .filter(sample -> Arrays.binarySearch(first, sample) >= 0)
                .count();
    }
}
