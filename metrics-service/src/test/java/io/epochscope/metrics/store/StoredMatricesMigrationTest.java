package io.epochscope.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import io.epochscope.metrics.fixture.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What was stored of classifiers before there were views of them is shown by the views as soon as there are. */
class StoredMatricesMigrationTest {

    /** The newest schema that has whole matrices beside an epoch's figures. */
    private static final String BEFORE = "7";

    @TempDir
    private static Path folder;

    private static PostgresServer server;
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    @BeforeAll
    static void migrateWithRows() throws IOException, SQLException {
        try (var socket = new ServerSocket(0)) {
            server = new PostgresServer(folder, socket.getLocalPort(), Durability.LOST_ON_CRASH);
        }
        server.start();
        DatabaseLogin owner = server.owner();
        DATABASE.setUrl(owner.jdbcUrl());
        DATABASE.setUser(owner.user());
        DATABASE.setPassword(owner.password());
        StoreSchema.configure(Flyway.configure(StoreSchema.class.getClassLoader()))
                .dataSource(DATABASE)
                .target(BEFORE)
                .load()
                .migrate();
        try (Connection connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into store.run (run_id) values ('old')");
            statement.execute("insert into store.run_class select run_key, 1, 'cat' from store.run");
            statement.execute("""
                    insert into store.epoch
                    select run_key, epoch, 1, epoch, now(), epoch, 0.1, 0, 0, 0, 0
                    from store.run, generate_series(1, 4) epoch
                    """);
            statement.execute("""
                    insert into store.epoch_split (run_key, epoch, split, pass, samples, loss, classes, confusion, confusion_cells)
                    select run_key, epoch, split, 'validation', 10, 0.5, classes, confusion, cells
                    from store.run,
                      (values
                        (1, 'validation', 3, '{3,1,0, 0,4,2, 0,0,0}'::bigint[], null::bigint[]),
                        (1, 'train', null, null, null),
                        (2, 'validation', 3, '{2,4,3,1}', '{8,4,5,0}'),
                        (3, 'validation', 2, '{0,0,0,0}', null),
                        (4, 'validation', 1, '{10}', null)
                      ) as sent (epoch, split, classes, confusion, cells)
                    """);
        }
        StoreSchema.migrate(DATABASE);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static List<List<String>> read(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            return TestDatabase.query(connection, sql);
        }
    }

    @Test
    void cellsAreThoseThatWereSentWhetherAllOfThemOrSome() throws SQLException {
        assertThat(read("""
                        select epoch, true_class, true_name, predicted_class, predicted_name, samples
                        from confusion_cell where run_id = 'old'
                        order by epoch, true_class, predicted_class
                        """))
                .containsExactly(
                        List.of("1", "0", "0", "0", "0", "3"),
                        List.of("1", "0", "0", "1", "cat", "1"),
                        List.of("1", "1", "cat", "1", "cat", "4"),
                        List.of("1", "1", "cat", "2", "2", "2"),
                        List.of("2", "0", "0", "0", "0", "1"),
                        List.of("2", "1", "cat", "1", "cat", "4"),
                        List.of("2", "1", "cat", "2", "2", "3"),
                        List.of("2", "2", "2", "2", "2", "2"),
                        List.of("4", "0", "0", "0", "0", "10"));
    }

    @Test
    void countsOfClassesAreThoseOfTheMatrix() throws SQLException {
        assertThat(read("""
                        select epoch, class, support, predicted, true_positives, true_negatives
                        from class_report where run_id = 'old'
                        order by epoch, class_index
                        """))
                .containsExactly(
                        List.of("1", "0", "4", "3", "3", "6"),
                        List.of("1", "cat", "6", "5", "4", "3"),
                        List.of("1", "2", "0", "2", "0", "8"),
                        List.of("2", "0", "1", "1", "1", "9"),
                        List.of("2", "cat", "7", "4", "4", "3"),
                        List.of("2", "2", "2", "5", "2", "5"),
                        List.of("3", "0", "0", "0", "0", "0"),
                        List.of("3", "cat", "0", "0", "0", "0"),
                        List.of("4", "0", "10", "10", "10", "0"));
    }

    @Test
    void anEpochHasFiguresOnlyWhereItHadAMatrix() throws SQLException {
        assertThat(read("select epoch, split, classes, classes_present, accuracy from classification_epoch"
                        + " where run_id = 'old' order by epoch"))
                .extracting(row -> String.join(" ", row.subList(0, 4)) + " " + row.get(4))
                .containsExactly(
                        "1 validation 3 2 0.7", "2 validation 3 3 0.7", "3 validation 2 0 null", "4 validation 1 1 1");
    }

    @Test
    void lossesAndSamplesAreStillThere() throws SQLException {
        assertThat(read("select count(*), sum(split.samples), sum(split.loss)"
                        + " from store.epoch_split split join store.run using (run_key) where run_id = 'old'"))
                .containsExactly(List.of("5", "50", "2.5"));
    }
}
