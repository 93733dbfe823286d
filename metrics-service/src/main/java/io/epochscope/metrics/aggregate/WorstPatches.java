package io.epochscope.metrics.aggregate;

import java.util.Arrays;

/** The patches of the highest loss among those offered, NaN above all; of equal ones those that were offered first. */
final class WorstPatches {

    /** So that the twenty worst of a scene are found even if all of them lie in one chunk. */
    private static final int KEPT = 20;

    private final int[] places = new int[KEPT];
    private final float[] losses = new float[KEPT];
    private int size;

    void offer(int place, float loss) {
        if (size == KEPT && Float.compare(loss, losses[KEPT - 1]) <= 0) {
            return;
        }
        int at = size == KEPT ? KEPT - 1 : size++;
        while (at > 0 && Float.compare(loss, losses[at - 1]) > 0) {
            places[at] = places[at - 1];
            losses[at] = losses[at - 1];
            at--;
        }
        places[at] = place;
        losses[at] = loss;
    }

    /** Where they are in the chunk, the worst first. */
    int[] places() {
        return Arrays.copyOf(places, size);
    }

    /** Their losses. */
    float[] losses() {
        return Arrays.copyOf(losses, size);
    }
}
