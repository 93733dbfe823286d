package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.ClassScores;

/**
 * How well p(class) ranks the samples of a class before others, from buckets within which the order is not known. The
 * figures are those of scikit-learn for scores that are the same within a bucket, the errors reach to the worst and the
 * best order that there may be.
 */
final class BucketRanking {

    private BucketRanking() {}

    /**
     * Area under the ROC curve: the share of pairs of a sample of the class and another one of which the first has the
     * higher p, where equal ones count half. Undefined without one of both.
     */
    static Bounded rocAuc(ClassScores scores) {
        double positives = sum(scores.getPositivesList());
        double negatives = sum(scores.getNegativesList());
        if (positives == 0 || negatives == 0) {
            return Bounded.UNDEFINED;
        }
        double below = 0;
        double ranked = 0;
        double undecided = 0;
        for (int i = 0; i < scores.getBucketsCount(); i++) {
            double pairs = (double) scores.getPositives(i) * scores.getNegatives(i);
            ranked += scores.getPositives(i) * below + pairs / 2;
            undecided += pairs;
            below += scores.getNegatives(i);
        }
        return new Bounded(ranked / positives / negatives, undecided / 2 / positives / negatives);
    }

    /**
     * Average precision: the mean over the samples of the class of the precision at the threshold that is the sample's
     * own p. Undefined without samples of the class.
     *
     * <p>Of the p samples of the class in a bucket with n others, after P and N of the buckets above, the i-th has at
     * least precision (P + i) / (P + i + N + n), where all others of the bucket come first; the sum over i is at least
     * p - (N + n) ln((P + N + n + p) / (P + N + n)), since 1 / x is below its integral from x - 1. It has at most (P +
     * p) / (P + p + N), where all p come first with the same p(class).
     */
    static Bounded averagePrecision(ClassScores scores) {
        double all = sum(scores.getPositivesList());
        if (all == 0) {
            return Bounded.UNDEFINED;
        }
        double positives = 0;
        double negatives = 0;
        double value = 0;
        double least = 0;
        double most = 0;
        for (int i = scores.getBucketsCount() - 1; i >= 0; i--) {
            double inBucket = scores.getPositives(i);
            if (inBucket > 0) {
                double before = negatives + scores.getNegatives(i);
                double lost = before == 0 ? 0 : before * Math.log1p(inBucket / (positives + before));
                value += inBucket * (positives + inBucket) / (positives + inBucket + before);
                least += inBucket - lost;
                most += inBucket * (positives + inBucket) / (positives + inBucket + negatives);
            }
            positives += inBucket;
            negatives += scores.getNegatives(i);
        }
        return new Bounded(value / all, Math.max(value - least, most - value) / all);
    }

    private static double sum(Iterable<Long> counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
