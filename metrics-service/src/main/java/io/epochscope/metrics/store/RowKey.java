package io.epochscope.metrics.store;

import java.util.List;

/**
 * The values of a primary key, ordered as PostgreSQL's binary collation orders them, part by part.
 *
 * @param parts {@link Long}, {@link Integer} or {@link String}, of the same types at the same place in all keys of a
 *     table
 */
public record RowKey(List<Comparable<?>> parts) implements Comparable<RowKey> {

    /** A key of these parts. */
    public static RowKey of(Comparable<?>... parts) {
        return new RowKey(List.of(parts));
    }

    @Override
    public int compareTo(RowKey other) {
        for (int i = 0; i < parts.size(); i++) {
            int order = compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Comparable left, Comparable right) {
        return left.compareTo(right);
    }
}
