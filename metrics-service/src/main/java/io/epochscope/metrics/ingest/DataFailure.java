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

    /**
     * Whether the same statement may fail again, however often it is tried. Of what the database says that is certain;
     * what the program itself throws may be a fault of its, or of what it runs on.
     */
    static boolean mayBeCauseOf(Exception failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                if (sql.getSQLState() != null) {
                    return isOfData(sql.getSQLState());
                }
            } else if (!(each instanceof RuntimeException)) {
                // No memory, no class, an interrupted thread, a connection that broke.
                return false;
            }
        }
        return !(failure instanceof SQLException);
    }

    private static boolean isOfData(String state) {
        return state.length() == FOREIGN_KEY_VIOLATION.length()
                && CLASSES.contains(state.substring(0, 2))
                && !state.equals(FOREIGN_KEY_VIOLATION);
    }
}
