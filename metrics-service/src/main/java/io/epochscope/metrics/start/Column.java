package io.epochscope.metrics.start;

/**
 * A column of the list.
 *
 * @param sorted of the address that sorts by it, or turns the order round; empty if nothing sorts by it
 * @param order ascending or descending if the list is sorted by it; else empty
 */
public record Column(String label, String sorted, String order) {

    private static final String BY_DEFAULT = "-started_at";

    /** One that nothing sorts by. */
    static Column of(String label) {
        return new Column(label, "", "");
    }

    /**
     * One that a key of the search sorts by.
     *
     * @param descending whether it is the highest that people look for first
     */
    static Column of(String label, String key, boolean descending, ListChoice choice) {
        String reverse = "-" + key;
        String sort = choice.sort().isEmpty() ? BY_DEFAULT : choice.sort();
        if (sort.equals(key)) {
            return new Column(label, choice.withSort(reverse).address(), "ascending");
        }
        if (sort.equals(reverse)) {
            return new Column(label, choice.withSort(key).address(), "descending");
        }
        return new Column(label, choice.withSort(descending ? reverse : key).address(), "");
    }
}
