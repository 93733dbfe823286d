package io.epochscope.backing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.backing.FreePort;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void keepsDataAndPasswordsOverARestart() throws Exception {
        Path home = folder.resolve("with a space");
        String password;
        try (var server = new PostgresServer(home, FreePort.find(), Durability.DURABLE)) {
            server.start();
            password = server.owner().password();
            run(server.owner(), "CREATE TABLE epoch AS SELECT 7 AS number");
        }
        try (var server = new PostgresServer(home, FreePort.find(), Durability.DURABLE)) {
            server.start();
            assertThat(server.owner().password()).isEqualTo(password);
            assertThat(value(server.owner(), "SELECT number FROM epoch")).isEqualTo("7");
        }
    }

    @Test
    void replacesAServerThatWasLeftBehind() throws Exception {
        var leftBehind = new PostgresServer(folder, FreePort.find(), Durability.DURABLE);
        leftBehind.start();
        long pid = leftBehind.pid();
        var formerLogin = leftBehind.owner();
        try (var server = new PostgresServer(folder, FreePort.find(), Durability.DURABLE)) {
            server.start();
            assertThat(server.pid()).isNotEqualTo(pid);
            assertThatThrownBy(formerLogin::connect).hasMessageContaining("refused");
            assertThat(value(server.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void saysThatItWasInterruptedAndNotThatTheMachineIsUnfit() throws Exception {
        try (var server = new PostgresServer(folder, FreePort.find(), Durability.DURABLE)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(server::start)
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessageStartingWith("Interrupted while waiting for");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void asksForThePasswordAndWritesThroughToTheDisk() throws Exception {
        try (var server = new PostgresServer(folder, FreePort.find(), Durability.DURABLE)) {
            server.start();
            var owner = server.owner();
            assertThat(value(owner, "SHOW fsync")).isEqualTo("on");
            assertThat(value(owner, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(owner, "SHOW full_page_writes")).isEqualTo("on");
            assertThatThrownBy(() -> new DatabaseLogin(owner.jdbcUrl(), owner.user(), "guessed").connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            for (String secret : new String[] {"postgres", "epochscope", "grafana"}) {
                var mode =
                        Files.getPosixFilePermissions(folder.resolve("secrets").resolve(secret));
                assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
            }
            assertThat(owner.toString()).doesNotContain(owner.password());
        }
    }

    @Test
    void letsTheReaderReadWhatTheGroupIsGrantedAndNoMore() throws Exception {
        try (var server = new PostgresServer(folder, FreePort.find(), Durability.DURABLE)) {
            server.start();
            run(server.owner(), "CREATE TABLE chunk AS SELECT 7 AS number");
            run(server.owner(), "CREATE VIEW run_epoch AS SELECT number FROM chunk");
            run(server.owner(), "GRANT SELECT ON run_epoch TO epochscope_read");
            assertThat(value(server.reader(), "SELECT number FROM run_epoch")).isEqualTo("7");
            assertThatThrownBy(() -> value(server.reader(), "SELECT number FROM chunk"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(server.reader(), "CREATE TABLE t (i int)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void letsTheOwnerMakeNoRolesAndOthersNotIn() throws Exception {
        try (var server = new PostgresServer(folder, FreePort.find(), Durability.DURABLE)) {
            server.start();
            assertThatThrownBy(() -> run(server.owner(), "CREATE ROLE another"))
                    .hasMessageContaining("permission denied");
            assertThat(value(server.owner(), "SELECT datdba::regrole FROM pg_database WHERE datname = 'epochscope'"))
                    .isEqualTo("epochscope");
            assertThat(value(server.owner(), "SELECT has_database_privilege('public', 'epochscope', 'CONNECT')"))
                    .isEqualTo("f");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(FreePort.find());
                var server = new PostgresServer(folder, taken.getLocalPort(), Durability.DURABLE)) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not start at port " + taken.getLocalPort());
        }
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
