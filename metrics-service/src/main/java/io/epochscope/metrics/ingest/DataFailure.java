package io.epochscope.metrics.ingest;

import java.sql.SQLException;
import java.util.Set;

/** Tells failures of which the data is the cause from those of the database, which pass. */
final class DataFailure {

    /** Data exception, cardinality and integrity violation, program limit exceeded (such as an index row too long). */
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "54");

    /** What a picture refers to was deleted in that moment with another run: trying again puts it back. */
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private DataFailure() {}

    /** Whether the same statement would fail again, however often it is tried. */
    static boolean isCauseOf(SQLException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.length() == FOREIGN_KEY_VIOLATION.length()
                        && CLASSES.contains(state.substring(0, 2))
                        && !state.equals(FOREIGN_KEY_VIOLATION);
            }
        }
        return false;
    }
}
