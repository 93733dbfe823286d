package io.epochscope.backing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is and how to log in to it. */
public record DatabaseLogin(String jdbcUrl, String user, String password) {

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Leaves the password out, so that it reaches no log. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
