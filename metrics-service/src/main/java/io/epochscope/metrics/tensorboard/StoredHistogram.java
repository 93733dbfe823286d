package io.epochscope.metrics.tensorboard;

import io.epochscope.events.histogram.BucketLayout;
import io.epochscope.metrics.tensorboard.proto.HistogramProto;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes histograms of TensorBoard of stored ones. */
final class StoredHistogram {

    private final HistogramProto.Builder histogram = HistogramProto.newBuilder();

    private StoredHistogram() {}

    /**
     * Of a row of {@code store.tensor_histogram}: its buckets with exactly their bounds and counts, from the lowest up,
     * with empty ones between those that do not meet; zeros are in the one around zero. What is not finite is left out.
     */
    static HistogramProto of(ResultSet row) throws SQLException {
        var layout = new BucketLayout(row.getInt("precision_bits"));
        Integer[] positive = (Integer[]) row.getArray("positive_index").getArray();
        Long[] positives = (Long[]) row.getArray("positive_count").getArray();
        Integer[] negative = (Integer[]) row.getArray("negative_index").getArray();
        Long[] negatives = (Long[]) row.getArray("negative_count").getArray();
        long finite = row.getLong("finite");
        double mean = row.getDouble("mean");
        var stored = new StoredHistogram();
        for (int i = negative.length - 1; i >= 0; i--) {
            stored.bucket(-layout.lowerBound(negative[i] + 1), -layout.lowerBound(negative[i]), negatives[i]);
        }
        if (row.getLong("zeros") > 0) {
            stored.bucket(
                    stored.end(), positive.length == 0 ? 0 : layout.lowerBound(positive[0]), row.getLong("zeros"));
        }
        for (int i = 0; i < positive.length; i++) {
            stored.bucket(layout.lowerBound(positive[i]), layout.lowerBound(positive[i] + 1), positives[i]);
        }
        return stored.histogram
                .setMin(row.getDouble("minimum"))
                .setMax(row.getDouble("maximum"))
                .setNum((double) finite)
                .setSum(finite * mean)
                .setSumSquares(row.getDouble("m2") + finite * mean * mean)
                .build();
    }

    private double end() {
        int buckets = histogram.getBucketLimitCount();
        return buckets == 0 ? 0 : histogram.getBucketLimit(buckets - 1);
    }

    private void bucket(double low, double high, long count) {
        if (histogram.getBucketCount() > 0 && low > end()) {
            histogram.addBucketLimit(low).addBucket(0);
        }
        histogram.addBucketLimit(Math.min(high, Double.MAX_VALUE)).addBucket((double) count);
    }
}
