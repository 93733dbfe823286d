package io.epochscope.grafana.query;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.ingest.EventStore;
import io.epochscope.metrics.store.StoreSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with the schema of metrics-service, asked by the role that Grafana has. */
final class ReadDatabase {
    private final DataSource owner;
    private final DatabaseLogin reader;

    private ReadDatabase(DataSource owner, DatabaseLogin reader) {
        this.owner = owner;
        this.reader = reader;
    }

    /** The only one there is, shared by all tests, emptied. */
    static ReadDatabase emptied() throws SQLException {
        Map<String, String> services = BackingServices.running(BackingServices.POSTGRES);
        Flyway flyway = StoreSchema.configure(Flyway.configure(StoreSchema.class.getClassLoader()))
                .dataSource(
                        services.get("quarkus.datasource.jdbc.url"),
                        services.get("quarkus.datasource.username"),
                        services.get("quarkus.datasource.password"))
                .load();
        flyway.migrate();
        DataSource owner = flyway.getConfiguration().getDataSource();
        var reader = new DatabaseLogin(
                services.get(BackingServices.READER_URL),
                services.get(BackingServices.READER_USER),
                services.get(BackingServices.READER_PASSWORD));
        var database = new ReadDatabase(owner, reader);
        for (String table : List.of(
                "run",
                "epoch",
                "run_metric",
                "step_scalars",
                "scene",
                "tensor_histogram",
                "sample_activations",
                "sample_output",
                "feature_projection",
                "picture",
                "setting",
                "rule",
                "dead_letter",
                "consumer_lag")) {
            database.execute("delete from store." + table);
        }
        return database;
    }

    /** The text of a file of the tests. */
    static String resource(String name) throws IOException {
        try (InputStream content = ReadDatabase.class.getResourceAsStream("/" + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Runs statements as the owner of the schema. */
    void execute(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Stores events as metrics-service does. */
    void store(List<Event> events) throws SQLException {
        new EventStore(owner).store(events);
    }

    /** The rows as the read-only role sees them: values by the names of their columns, in the order of the query. */
    List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Connection connection = reader.connect();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            var rows = new ArrayList<Map<String, Object>>();
            while (result.next()) {
                var row = new LinkedHashMap<String, Object>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
