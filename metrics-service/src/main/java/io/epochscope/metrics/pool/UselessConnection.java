package io.epochscope.metrics.pool;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells by a failed statement that nothing can be done with its connection any more. A connection to a server that has
 * become a standby is valid, and would be kept, while every transaction in it that writes fails: another one may lead
 * to the server that is primary now.
 */
final class UselessConnection implements ExceptionSorter {

    /** Read-only transaction; the server is being shut down, has crashed or cannot be connected to now. */
    private static final Set<String> STATES = Set.of("25006", "57P01", "57P02", "57P03");

    private static final String CONNECTION_EXCEPTION = "08";

    @Override
    public boolean isFatal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(CONNECTION_EXCEPTION) || STATES.contains(state));
    }
}
