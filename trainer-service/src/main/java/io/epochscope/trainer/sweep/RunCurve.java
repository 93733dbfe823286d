package io.epochscope.trainer.sweep;

import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.engine.stopping.BestEpoch;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the metric of a sweep came to in the epochs of one of its runs. Thread-safe. */
final class RunCurve {

    private final NavigableMap<Integer, Double> values = new ConcurrentSkipListMap<>();

    /** An epoch that is trained again takes the place of what it was before. */
    void put(int epoch, double value) {
        values.put(epoch, value);
    }

    boolean reaches(int epoch) {
        return !values.isEmpty() && values.lastKey() >= epoch;
    }

    /** The best of all epochs; values that are no finite number are never the best. */
    BestEpoch best(String metric, MetricMode mode) {
        return bestUntil(Integer.MAX_VALUE, metric, mode);
    }

    /** The best of the epochs up to that one. */
    BestEpoch bestUntil(int epoch, String metric, MetricMode mode) {
        BestEpoch best = new BestEpoch(metric, mode, 0);
        values.headMap(epoch, true).forEach((each, value) -> {
            if (Double.isFinite(value)) {
                best.offer(each, value);
            }
        });
        return best;
    }

    /** The mean over the epochs up to that one, of which there is at least one; NaN if one of them is. */
    double meanUntil(int epoch) {
        return values.headMap(epoch, true).values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
