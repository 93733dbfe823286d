package io.epochscope.engine.training;

import java.util.SplittableRandom;

/**
 * The seeds that a run's own seed leads to. Those of an epoch depend on nothing before it, so that a run can be taken
 * up at any epoch and go on as it would have gone.
 */
record RunSeeds(long seed) {

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
        SplittableRandom random = new SplittableRandom(derived(2L * epoch + 1));
        int[] order = samples.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int sample = order[i];
            order[i] = order[other];
            order[other] = sample;
        }
        return order;
    }

    /** For the samples that pictures choose from; no epoch has this one. */
    long gallery() {
        return derived(-2);
    }

    private long derived(long purpose) {
        long base = new SplittableRandom(seed).nextLong();
        return new SplittableRandom(base + purpose).nextLong();
    }
}
