package io.epochscope.backing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** The same in containers and on Kubernetes: docker/postgres. */
    private static final String SCRIPT = "/docker/postgres/roles.sql";

    private final DatabaseLogin administrator;

    /** @param administrator a login that may create roles and databases */
    public DatabaseRoles(DatabaseLogin administrator) {
        this.administrator = administrator;
    }

    /** Creates what is missing, and makes the passwords the given ones. May be called again at any time. */
    public void create(String ownerPassword, String readerPassword) throws SQLException {
        try (var connection = administrator.connect()) {
            createDatabase(connection);
            execute(connection, script());
            setPassword(connection, OWNER, ownerPassword);
            setPassword(connection, READER, readerPassword);
        }
    }

    private static String script() {
        try (var script = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + SCRIPT, e);
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        if (!hasDatabase(connection)) {
            execute(connection, "CREATE DATABASE " + DATABASE);
        }
    }

    /** Sends the SCRAM verifier, not the password. */
    private static void setPassword(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean hasDatabase(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, DATABASE);
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
