package io.epochscope.metrics.aggregate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The highest p(predicted class) of the patches of each class that were taken for another, by pair of classes. Of more
 * pairs than {@value #KEPT} nothing is known: as many as occur among ten classes are kept with room to spare, and of a
 * thousand classes those of a model that has learnt.
 */
final class SurestMistakes {

    private static final int KEPT = 256;

    /** Of the hash table: twice as many as are kept, so that few lie where another has to. */
    private static final int SLOTS = 2 * KEPT;

    /** Spreads pairs over the slots; Knuth's multiplicative hashing. */
    private static final int MULTIPLIER = 0x9E3779B1;

    /** Below every probability: of mistakes of which it is NaN or was not given. */
    private static final float UNSURE = -1;

    private final long[] pairs = new long[SLOTS];
    private final float[] surest = new float[SLOTS];
    private int size;

    SurestMistakes() {
        Arrays.fill(pairs, -1);
    }

    /** Takes in a mistake; NaN where p(predicted class) is not known. */
    void offer(int label, int predicted, float pPredicted) {
        if (size > KEPT) {
            return;
        }
        int pair = (label << Short.SIZE) | predicted;
        int slot = ((pair * MULTIPLIER) >>> 1) % SLOTS;
        while (pairs[slot] >= 0 && pairs[slot] != pair) {
            slot = (slot + 1) % SLOTS;
        }
        if (pairs[slot] < 0) {
            size++;
            pairs[slot] = pair;
            surest[slot] = UNSURE;
        }
        if (pPredicted > surest[slot]) {
            surest[slot] = pPredicted;
        }
    }

    /** Whether there are more pairs than are kept: all that follows is without meaning then. */
    boolean isTooMany() {
        return size > KEPT;
    }

    /** The true class of each pair; pairs in the order of their classes. */
    int[] labels() {
        return slots().map(slot -> (int) (pairs[slot] >> Short.SIZE)).toArray();
    }

    /** The predicted class of each pair. */
    int[] predicted() {
        return slots().map(slot -> (int) (pairs[slot] & 0xffff)).toArray();
    }

    /** The highest p(predicted class) of each pair; -1 if it is known of none. */
    float[] pPredicted() {
        int[] slots = slots().toArray();
        float[] values = new float[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = surest[slots[i]];
        }
        return values;
    }

    private IntStream slots() {
        return IntStream.range(0, SLOTS)
                .filter(slot -> pairs[slot] >= 0)
                .boxed()
                .sorted((one, other) -> Long.compare(pairs[one], pairs[other]))
                .mapToInt(Integer::intValue);
    }
}
