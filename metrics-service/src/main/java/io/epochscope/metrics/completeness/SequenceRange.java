package io.epochscope.metrics.completeness;

import java.util.List;
import java.util.regex.Pattern;

/** Sequences without a gap, both ends included. */
public record SequenceRange(long from, long to) {

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

    /** The ranges of an {@code int8multirange} in PostgreSQL's canonical text: {@code {[1,4),[7,8)}}. */
    static List<SequenceRange> parse(String multirange) {
        return RANGE.matcher(multirange)
                .results()
                .map(range -> new SequenceRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)) - 1))
                .toList();
    }
}
