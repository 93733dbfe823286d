package io.epochscope.backing.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PostgreSQL server as a process of its own, reachable from this machine only, with passwords (SCRAM) that it keeps
 * in files of its home folder. The data outlives the server and this JVM. A server that a killed JVM left behind on the
 * same data is stopped before a new one starts.
 *
 * <p>Not thread-safe: one thread starts and closes it.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String ADMINISTRATOR = "postgres";
    private static final String PATIENCE_SECONDS = "120";

    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final Durability durability;
    private ServerUser user;
    private PostgresBinaries binaries;

    /** Whether what was committed survives a crash of the machine, or tests run faster. */
    public enum Durability {
        DURABLE,
        LOST_ON_CRASH
    }

    /**
     * @param home the folder of the programs, the data, the secrets and the log ({@code postgres.log}); made if missing
     * @param port where clients connect
     */
    public PostgresServer(Path home, int port, Durability durability) {
        this.home = home.toAbsolutePath();
        this.data = this.home.resolve("data");
        this.log = this.home.resolve("postgres.log");
        this.port = port;
        this.durability = durability;
    }

    /**
     * Returns when the database and its roles are there.
     *
     * @throws IOException if the server does not start; its message has the server's own words
     */
    public void start() throws IOException {
        prepare();
        if (Files.notExists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        stopIfRunning();
        prepareLog();
        launch();
        createRoles();
    }

    /** The login that owns the database. */
    public DatabaseLogin owner() {
        return login(DatabaseRoles.DATABASE, DatabaseRoles.OWNER);
    }

    /** The login that may read what the schema shows. */
    public DatabaseLogin reader() {
        return login(DatabaseRoles.DATABASE, DatabaseRoles.READER);
    }

    /** The id of the server's process, from the file that PostgreSQL keeps while it runs. */
    public long pid() throws IOException {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        }
    }

    /** Where the server writes its log. */
    public Path log() {
        return log;
    }

    /**
     * Stops the server on this data, whether it was started by this object or left behind by a killed JVM. Sessions
     * that are open are ended, what they committed stays.
     */
    @Override
    public void close() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            prepare();
            stopIfRunning();
        }
    }

    private void prepare() throws IOException {
        if (user == null) {
            binaries = PostgresBinaries.unpackedIn(home.resolve("programs"));
            Files.createDirectories(data);
            user = ServerUser.owning(data);
        }
    }

    private void initialize() throws IOException {
        Path password = home.resolve("initdb.password");
        Files.deleteIfExists(password);
        new SecretFile(password).write(secret(ADMINISTRATOR).readOrGenerate());
        try {
            user.own(password);
            user.own(data);
            run(
                    "initdb",
                    "--pgdata=" + data,
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void stopIfRunning() throws IOException {
        if (control("status").succeeded()) {
            control("stop", "--mode=fast", "--wait", "--timeout=" + PATIENCE_SECONDS)
                    .orThrow();
        }
    }

    private void prepareLog() throws IOException {
        if (Files.notExists(log)) {
            Files.createFile(log);
        }
        user.own(log);
    }

    private void launch() throws IOException {
        var options = new ArrayList<String>();
        settings().forEach((name, value) -> options.add("-c " + name + "=" + value));
        ShellCommand started = control(
                "start",
                "--wait",
                "--timeout=" + PATIENCE_SECONDS,
                "--log=" + log,
                "--options=" + String.join(" ", options));
        if (!started.succeeded()) {
            throw new IOException("PostgreSQL did not start at port " + port + ", see " + log + ": " + lastLogLine());
        }
    }

    private void createRoles() throws IOException {
        try {
            new DatabaseRoles(login("postgres", ADMINISTRATOR))
                    .create(
                            secret(DatabaseRoles.OWNER).readOrGenerate(),
                            secret(DatabaseRoles.READER).readOrGenerate());
        } catch (SQLException e) {
            throw new IOException("Could not create the database and its roles at port " + port, e);
        }
    }

    /** Given at each start, so that a later release's settings reach data that was made by an earlier one. */
    private Map<String, String> settings() {
        String durable = durability == Durability.DURABLE ? "on" : "off";
        return new TreeMap<>(Map.of(
                "port",
                String.valueOf(port),
                "listen_addresses",
                HOST,
                "unix_socket_directories",
                "",
                "password_encryption",
                "scram-sha-256",
                "timezone",
                "UTC",
                "log_timezone",
                "UTC",
                "fsync",
                durable,
                "synchronous_commit",
                durable,
                "full_page_writes",
                durable));
    }

    private ShellCommand control(String action, String... options) throws IOException {
        var command = new ArrayList<>(List.of(program("pg_ctl"), action, "--pgdata=" + data));
        command.addAll(List.of(options));
        return ShellCommand.run(user.command(command), home);
    }

    private void run(String program, String... options) throws IOException {
        var command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(options));
        ShellCommand.run(user.command(command), home).orThrow();
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    private String lastLogLine() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "the log is empty" : lines.get(lines.size() - 1);
    }

    private DatabaseLogin login(String database, String role) {
        return new DatabaseLogin(
                "jdbc:postgresql://" + HOST + ":" + port + "/" + database,
                role,
                secret(role).readOrGenerate());
    }

    private SecretFile secret(String role) {
        return new SecretFile(home.resolve("secrets").resolve(role));
    }
}
