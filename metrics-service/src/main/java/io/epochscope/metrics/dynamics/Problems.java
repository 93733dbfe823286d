package io.epochscope.metrics.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The patches of each verdict whose labels are most suspect, of those offered; of equal ones those of the lower place.
 */
final class Problems {

    /** Of each verdict; more than a list on a screen. */
    private static final int KEPT = 32;

    private static final Comparator<Problem> MOST_SUSPECT =
            Comparator.comparingDouble(Problem::suspicion).reversed().thenComparingInt(Problem::place);

    private final Map<PatchVerdict, PriorityQueue<Problem>> kept = new EnumMap<>(PatchVerdict.class);

    /** A patch that is not learnt as it should be; the place is in its chunk. */
    record Problem(PatchVerdict verdict, int place, double suspicion) {}

    void offer(PatchVerdict verdict, int place, double suspicion) {
        if (!verdict.isProblem()) {
            return;
        }
        PriorityQueue<Problem> best =
                kept.computeIfAbsent(verdict, each -> new PriorityQueue<>(MOST_SUSPECT.reversed()));
        if (best.size() == KEPT && suspicion <= best.element().suspicion()) {
            return;
        }
        best.add(new Problem(verdict, place, suspicion));
        if (best.size() > KEPT) {
            best.remove();
        }
    }

    /** In the order of precedence, the most suspect first. */
    List<Problem> all() {
        var all = new ArrayList<Problem>();
        kept.values().forEach(best -> best.stream().sorted(MOST_SUSPECT).forEach(all::add));
        return all;
    }
}
