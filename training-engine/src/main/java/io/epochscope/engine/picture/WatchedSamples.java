package io.epochscope.engine.picture;

import io.epochscope.engine.data.DataSet;
import io.epochscope.events.v1.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses the samples that are shown one by one. */
final class WatchedSamples {

    /** So many are still told apart in one picture. */
    static final int MOST = 32;

    private static final int NONE = -1;

    /** Of a split, where a number is predicted: from the lowest to the highest by tenths of the ranks. */
    private static final int ALONG_THE_TARGET = 11;

    private WatchedSamples() {}

    /**
     * Those asked for, each once, without those that are in no split; without any, the first sample of each class in
     * the training and in the validation split, class by class; where a number is predicted, the samples of its deciles
     * in each of the two. They depend on the data set alone, so that runs show the same.
     *
     * @return at most {@value #MOST}
     */
    static int[] of(DataSet data, List<Integer> wanted) {
        List<Integer> chosen = wanted.isEmpty() ? typical(data) : wanted;
        return chosen.stream()
                .distinct()
                .filter(sample -> data.split(sample) != Split.SPLIT_UNSPECIFIED)
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Integer> typical(DataSet data) {
        return data.target().isPresent()
                ? Stream.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION)
                        .flatMap(split -> alongTheTarget(data, split))
                        .toList()
                : firstOfEach(data);
    }

    private static Stream<Integer> alongTheTarget(DataSet data, Split split) {
        List<Integer> ascending = IntStream.range(0, data.size())
                .filter(sample -> data.split(sample) == split)
                .boxed()
                .sorted(Comparator.comparing(data::value))
                .toList();
        return IntStream.range(0, Math.min(ALONG_THE_TARGET, ascending.size()))
                .map(i -> (int) ((long) i * (ascending.size() - 1) / (ALONG_THE_TARGET - 1)))
                .mapToObj(ascending::get);
    }

    private static List<Integer> firstOfEach(DataSet data) {
        int classes = data.classes().size();
        Map<Split, int[]> first = new EnumMap<>(Split.class);
        first.put(Split.SPLIT_TRAIN, new int[classes]);
        first.put(Split.SPLIT_VALIDATION, new int[classes]);
        first.values().forEach(samples -> Arrays.fill(samples, NONE));
        for (int sample = 0; sample < data.size(); sample++) {
            int[] samples = first.get(data.split(sample));
            if (samples != null && samples[data.label(sample)] == NONE) {
                samples[data.label(sample)] = sample;
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            for (int[] samples : first.values()) {
                if (samples[label] != NONE) {
                    chosen.add(samples[label]);
                }
            }
        }
        return chosen;
    }
}
