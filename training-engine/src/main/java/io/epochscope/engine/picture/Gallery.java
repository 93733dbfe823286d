package io.epochscope.engine.picture;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Samples that stand for a data set, the same for the whole run: the watched ones, and others drawn from the training
 * and the validation split.
 *
 * @param samples each once, the watched ones first; those drawn from both splits take turns
 * @param candidates places in {@code samples} of those among which a unit's favourites are looked for: those of the
 *     validation split, which the network does not know by heart, or of training if there is no validation
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gallery(int[] samples, int[] candidates) {

    /** Drawn besides the watched ones: as many points as a panel can show apart. */
    static final int DRAWN = 1000;

    static Gallery of(DataSet data, SplitSamples splits, int[] watched, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int half = DRAWN / 2;
        int validation = Math.min(splits.validation().length, Math.max(half, DRAWN - splits.train().length));
        int[] validated = draw(splits.validation(), validation, random);
        int[] trained = draw(splits.train(), Math.min(splits.train().length, DRAWN - validation), random);
        Set<Integer> samples = new LinkedHashSet<>();
        Arrays.stream(watched).forEach(samples::add);
        for (int i = 0; i < Math.max(validated.length, trained.length); i++) {
            if (i < trained.length) {
                samples.add(trained[i]);
            }
            if (i < validated.length) {
                samples.add(validated[i]);
            }
        }
        int[] all = samples.stream().mapToInt(Integer::intValue).toArray();
        Split split = splits.validation().length > 0 ? Split.SPLIT_VALIDATION : Split.SPLIT_TRAIN;
        return new Gallery(
                all,
                IntStream.range(0, all.length)
                        .filter(place -> data.split(all[place]) == split)
                        .toArray());
    }

    /** Floyd's algorithm (Bentley and Floyd, A sample of brilliance, CACM 30, 1987): no copy of millions of samples. */
    private static int[] draw(int[] samples, int count, SplittableRandom random) {
        Set<Integer> places = new LinkedHashSet<>();
        for (int last = samples.length - count; last < samples.length; last++) {
            if (!places.add(random.nextInt(last + 1))) {
                places.add(last);
            }
        }
        return places.stream().mapToInt(place -> samples[place]).toArray();
    }
}
