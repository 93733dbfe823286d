package io.epochscope.metrics.patch;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What is known of the patches of a chunk before training, an element for each place.
 *
 * @param labels true class, -1 for a patch without one and where there is no patch
 * @param splits number of the split as in events, 0 where there is no patch
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of patches a chunk, never compared
public record ChunkLabels(short[] labels, short[] splits) {

    private static final short NONE = -1;

    /** Of a chunk that has not been described yet. */
    public static ChunkLabels unknown(int places) {
        short[] labels = new short[places];
        Arrays.fill(labels, NONE);
        return new ChunkLabels(labels, new short[places]);
    }

    /** As they are stored, null where there is no patch. */
    static ChunkLabels of(Number[] labels, Number[] splits) {
        ChunkLabels known = unknown(labels.length);
        for (int place = 0; place < labels.length; place++) {
            if (labels[place] != null) {
                known.labels[place] = labels[place].shortValue();
                known.splits[place] = splits[place].shortValue();
            }
        }
        return known;
    }

    /** Whether all patches have the same labels and splits there. */
    boolean hasSame(ChunkLabels other) {
        return Arrays.equals(labels, other.labels) && Arrays.equals(splits, other.splits);
    }

    /** Whether a patch has a label. */
    public boolean isLabelled(int place) {
        return labels[place] != NONE;
    }

    /** The splits that these patches are in, as a set of their numbers. */
    public BitSet splitsOf(BitSet patches) {
        BitSet found = new BitSet();
        for (int place = patches.nextSetBit(0); place >= 0; place = patches.nextSetBit(place + 1)) {
            found.set(splits[place]);
        }
        return found;
    }

    /** Those of these patches that are in a split. */
    public BitSet inSplit(BitSet patches, int split) {
        BitSet chosen = new BitSet(splits.length);
        for (int place = patches.nextSetBit(0); place >= 0; place = patches.nextSetBit(place + 1)) {
            chosen.set(place, splits[place] == split);
        }
        return chosen;
    }
}
