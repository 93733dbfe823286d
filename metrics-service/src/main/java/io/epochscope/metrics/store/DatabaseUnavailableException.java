package io.epochscope.metrics.store;

import java.sql.SQLException;

/** The database cannot be reached, or cannot do what it is asked to; what was asked may work later. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For that cause. */
    public DatabaseUnavailableException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
