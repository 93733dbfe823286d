package io.epochscope.benchmarks.chaos;

/**
 * What is wrong with what is stored.
 *
 * @param events that were acknowledged
 * @param lost of them, those that are not stored, by the ledger or as a row
 * @param doubled rows of an event beyond the first
 * @param differing events whose row does not hold what they say
 * @param derived rows of all tables that are not as they are when the same events are stored in order, without faults
 */
public record Discrepancies(long events, long lost, long doubled, long differing, long derived) {

    static final Discrepancies NONE = new Discrepancies(0, 0, 0, 0, 0);

    Discrepancies plus(Discrepancies other) {
        return new Discrepancies(
                events + other.events,
                lost + other.lost,
                doubled + other.doubled,
                differing + other.differing,
                derived + other.derived);
    }
}
