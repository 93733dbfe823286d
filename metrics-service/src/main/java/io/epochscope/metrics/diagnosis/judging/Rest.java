package io.epochscope.metrics.diagnosis.judging;

import java.time.Duration;

/** How long judging rests after it has judged, so that storing has the machine. */
final class Rest {

    /** Times as long as judging took: a twentieth of two cores is what it may take from storing. */
    private static final int SHARE = 9;

    /** A finding has to show within a second. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Rest() {}

    /**
     * A rest that is as long as judging was, nine times, and at most half a second; of runs that completed several
     * epochs since they were judged before, as when what was published during an outage is stored, nobody follows each:
     * then that many times as long.
     *
     * @param took how long judging took
     * @param runs how many were judged
     * @param epochs how many they had completed since the time before, all together
     */
    static Duration after(Duration took, int runs, int epochs) {
        Duration wanted = took.multipliedBy(SHARE);
        Duration longest = LONGEST.multipliedBy(Math.max(1, epochs / Math.max(1, runs)));
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }
}
