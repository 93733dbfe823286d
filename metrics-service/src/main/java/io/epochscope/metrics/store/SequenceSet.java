package io.epochscope.metrics.store;

import java.util.StringJoiner;
import java.util.TreeSet;

/** Sequences of events, to be stored as an {@code int8multirange}. Not thread-safe. */
public final class SequenceSet {

    private final TreeSet<Long> sequences = new TreeSet<>();

    /** Adds one; 0, which stands for an event without a sequence, is passed over. */
    public void add(long sequence) {
        if (sequence > 0) {
            sequences.add(sequence);
        }
    }

    /** As PostgreSQL reads it: {@code {[1,3],[7,7]}}. */
    public String toMultirange() {
        var ranges = new StringJoiner(",", "{", "}");
        long from = 0;
        long to = 0;
        for (long sequence : sequences) {
            if (from > 0 && sequence == to + 1) {
                to = sequence;
                continue;
            }
            append(ranges, from, to);
            from = sequence;
            to = sequence;
        }
        append(ranges, from, to);
        return ranges.toString();
    }

    private static void append(StringJoiner ranges, long from, long to) {
        if (from > 0) {
            ranges.add("[" + from + "," + to + "]");
        }
    }
}
