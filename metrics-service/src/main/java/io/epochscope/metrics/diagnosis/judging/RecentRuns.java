package io.epochscope.metrics.diagnosis.judging;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the runs that were looked at last, by their keys; the one that was looked at longest ago goes first.
 * Not thread-safe.
 */
final class RecentRuns<V> extends LinkedHashMap<Long, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many runs are remembered */
    RecentRuns(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > most;
    }
}
