package io.epochscope.backing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The product's database and roles: {@code epochscope} owns the database, {@code grafana} logs in to read, as a member
 * of the group {@code epochscope_read} to which the schema's views are granted.
 */
public final class DatabaseRoles {
    public static final String DATABASE = "epochscope";
    public static final String OWNER = "epochscope";
    public static final String READERS = "epochscope_read";
    public static final String READER = "grafana";

    private final DatabaseLogin administrator;

    /** @param administrator a login that may create roles and databases */
    public DatabaseRoles(DatabaseLogin administrator) {
        this.administrator = administrator;
    }

    /** Creates what is missing, and makes the passwords the given ones. May be called again at any time. */
    public void create(String ownerPassword, String readerPassword) throws SQLException {
        try (var connection = administrator.connect()) {
            createRole(connection, OWNER, "LOGIN CREATEROLE");
            createRole(connection, READERS, "NOLOGIN");
            createRole(connection, READER, "LOGIN");
            setPassword(connection, OWNER, ownerPassword);
            setPassword(connection, READER, readerPassword);
            execute(connection, "GRANT " + READERS + " TO " + READER);
            execute(connection, "ALTER ROLE " + READER + " SET default_transaction_read_only = on");
            createDatabase(connection);
        }
    }

    private static void createRole(Connection connection, String role, String options) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "CREATE ROLE " + role + " " + options);
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
            execute(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
        }
    }

    /** Sends the SCRAM verifier, not the password. */
    private static void setPassword(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
