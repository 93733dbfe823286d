package io.epochscope.metrics.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * An array to be stored.
 *
 * @param type of its elements in PostgreSQL
 * @param elements an array of primitives, or of objects where null is an element that is absent
 */
public record SqlArray(String type, Object elements) {

    /** An array of {@code integer}. */
    public static SqlArray ofIntegers(List<Integer> elements) {
        return new SqlArray("int4", elements.toArray(Integer[]::new));
    }

    /** An array of {@code smallint}; the elements fit. */
    public static SqlArray ofSmallints(List<Integer> elements) {
        return new SqlArray("int2", elements.stream().map(Integer::shortValue).toArray(Short[]::new));
    }

    /** An array of {@code bigint}. */
    public static SqlArray ofLongs(List<Long> elements) {
        return new SqlArray("int8", elements.toArray(Long[]::new));
    }

    /** An array of {@code real}. */
    public static SqlArray ofReals(List<Float> elements) {
        return new SqlArray("float4", elements.toArray(Float[]::new));
    }

    /** An array of {@code double precision}. */
    public static SqlArray ofDoubles(List<Double> elements) {
        return new SqlArray("float8", elements.toArray(Double[]::new));
    }

    /** An array of {@code text}. */
    public static SqlArray ofTexts(List<String> elements) {
        return new SqlArray("text", elements.toArray(String[]::new));
    }

    /** As JDBC takes it; sent in binary. */
    public Array on(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, elements);
    }
}
