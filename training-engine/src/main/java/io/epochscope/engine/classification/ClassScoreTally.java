package io.epochscope.engine.classification;

import io.epochscope.events.v1.ClassScores;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts how p(class) is spread over the samples of a class and over the others, for each class. Counts are ints: a
 * pass has each sample once, and a data set at most 2³¹ - 1.
 */
final class ClassScoreTally {

    private final int classes;
    private final LogOddsBuckets buckets;

    /** (classes, buckets) each: all samples, and those of the class. */
    private final int[] all;

    private final int[] positives;
    private final int[] nans;
    private final int[] nanPositives;

    ClassScoreTally(int classes) {
        this.classes = classes;
        buckets = LogOddsBuckets.forClasses(classes);
        all = new int[Math.multiplyExact(classes, buckets.count())];
        positives = new int[all.length];
        nans = new int[classes];
        nanPositives = new int[classes];
    }

    void add(BatchScores scores) {
        int row = buckets.count();
        for (int i = 0; i < scores.size(); i++) {
            for (int c = 0; c < classes; c++) {
                int bucket = buckets.of(scores.logProbability(i, c));
                if (bucket >= 0) {
                    all[c * row + bucket]++;
                } else {
                    nans[c]++;
                }
            }
            int label = scores.label(i);
            int bucket = buckets.of(scores.logProbability(i, label));
            if (bucket >= 0) {
                positives[label * row + bucket]++;
            } else {
                nanPositives[label]++;
            }
        }
    }

    /** One of each class, whether there are samples of it or not. */
    List<ClassScores> toMessages() {
        return IntStream.range(0, classes).mapToObj(this::toMessage).toList();
    }

    private ClassScores toMessage(int ofClass) {
        ClassScores.Builder scores = ClassScores.newBuilder()
                .setClassIndex(ofClass)
                .setBucketsPerUnit(buckets.perUnit())
                .setNanPositives(nanPositives[ofClass])
                .setNanNegatives(nans[ofClass] - nanPositives[ofClass]);
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int cell = ofClass * buckets.count() + bucket;
            if (all[cell] > 0) {
                scores.addBuckets(buckets.number(bucket))
                        .addPositives(positives[cell])
                        .addNegatives(all[cell] - positives[cell]);
            }
        }
        return scores.build();
    }
}
