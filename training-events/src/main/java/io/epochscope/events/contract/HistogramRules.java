package io.epochscope.events.contract;

import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.histogram.BucketLayout;
import io.epochscope.events.v1.Buckets;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.TensorHistogram;

/** Rules of histograms. */
final class HistogramRules {

    private HistogramRules() {}

    static void check(TensorHistogram body) throws MalformedEventException {
        Rules.name("tensor_histogram.layer", body.getLayer());
        Rules.name("tensor_histogram.tensor", body.getTensor());
        Rules.known("tensor_histogram.kind", body.getKind());
        if (!body.hasHistogram()) {
            throw new MalformedEventException("tensor_histogram.histogram", "is not set");
        }
        check(body.getHistogram(), "tensor_histogram.histogram");
    }

    private static void check(Histogram histogram, String path) throws MalformedEventException {
        Rules.within(
                path + ".precision_bits",
                histogram.getPrecisionBits(),
                BucketLayout.MIN_PRECISION_BITS,
                BucketLayout.MAX_PRECISION_BITS);
        BucketLayout layout = new BucketLayout(histogram.getPrecisionBits());
        long finite = histogram.getMoments().getCount();
        long counted;
        try {
            counted = Math.addExact(
                    histogram.getZeros(),
                    Math.addExact(
                            total(histogram.getPositive(), layout, path + ".positive"),
                            total(histogram.getNegative(), layout, path + ".negative")));
        } catch (ArithmeticException e) {
            throw new MalformedEventException(path + " counts more than 2^63 - 1 values", e);
        }
        if (counted != finite) {
            throw new MalformedEventException(
                    path + ".moments.count", "is " + finite + ", but zeros and buckets hold " + counted + " values");
        }
    }

    private static long total(Buckets buckets, BucketLayout layout, String path) throws MalformedEventException {
        Rules.length(path + ".count", buckets.getCountCount(), buckets.getIndexCount(), "as many as index");
        Rules.ascending(path + ".index", buckets.getIndexList());
        long total = 0;
        for (int i = 0; i < buckets.getIndexCount(); i++) {
            Rules.within(path + ".index[" + i + "]", buckets.getIndex(i), layout.minIndex(), layout.maxIndex());
            Rules.atLeast(path + ".count[" + i + "]", buckets.getCount(i), 1);
            total = Math.addExact(total, buckets.getCount(i));
        }
        return total;
    }
}
