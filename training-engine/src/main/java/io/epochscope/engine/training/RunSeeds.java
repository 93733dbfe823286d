package io.epochscope.engine.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The seeds that a run's own seed leads to. Those of an epoch depend on nothing before it, so that a run can be taken
 * up at any epoch and go on as it would have gone.
 */
record RunSeeds(long seed) {

    /** Purposes below 0, which no epoch has. */
    private static final long PROBES = -1;

    private static final long INPUTS = -2;

    private static final long GALLERY = -3;

    /** The first of one for each epoch. */
    private static final long AUGMENTATION = -1_000;

    /** For the initial weights. PyTorch's generator takes an int through DJL. */
    int weights() {
        return (int) derived(0);
    }

    /** For what is random within the passes of an epoch: dropout. */
    int passes(int epoch) {
        return (int) derived(2L * epoch);
    }

    /** The training samples in the order of an epoch. */
    int[] order(int[] samples, int epoch) {
        return shuffled(samples, new SplittableRandom(derived(2L * epoch + 1)));
    }

    /** Some of the samples, ascending, for probing; all if there are no more than that. */
    int[] probes(int[] samples, int most) {
        return drawn(samples, most, PROBES);
    }

    /** Some of the samples, ascending, for a look at the data; all if there are no more than that. */
    int[] inputs(int[] samples, int most) {
        return drawn(samples, most, INPUTS);
    }

    private int[] drawn(int[] samples, int most, long purpose) {
        int[] order = shuffled(samples, new SplittableRandom(derived(purpose)));
        return Arrays.stream(order).limit(most).sorted().toArray();
    }

    private static int[] shuffled(int[] samples, SplittableRandom random) {
        int[] order = samples.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int sample = order[i];
            order[i] = order[other];
            order[other] = sample;
        }
        return order;
    }

    /** For drawing the samples that pictures choose from. */
    long gallery() {
        return derived(GALLERY);
    }

    /** For what is done to the images of an epoch. */
    long augmentation(int epoch) {
        return derived(AUGMENTATION - epoch);
    }

    private long derived(long purpose) {
        long base = new SplittableRandom(seed).nextLong();
        return new SplittableRandom(base + purpose).nextLong();
    }
}
