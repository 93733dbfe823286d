package io.epochscope.benchmarks.ingest;

import io.epochscope.backing.kafka.KafkaBroker;
import io.epochscope.backing.kafka.Topics;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import io.epochscope.benchmarks.Settings;
import io.epochscope.benchmarks.TemporaryFolder;
import io.epochscope.events.Topic;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.port.Purpose;
import io.epochscope.standalone.process.Readiness;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StopSignal;
import io.epochscope.standalone.system.Installation;
import io.epochscope.standalone.system.SystemLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A broker, a PostgreSQL that keeps what was committed, and one metrics-service that can be started and stopped, all on
 * this machine and in a folder that is gone afterwards. Used by one thread.
 */
public final class IngestSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What the service has in a container of 1 GiB. */
    private static final String HEAP = "-Xmx700m";

    private final Settings settings;
    private final TemporaryFolder temporary = new TemporaryFolder();
    private final Path folder;
    private final KafkaBroker broker;
    private final PostgresServer postgres;
    private final int metricsPort;
    private final StopSignal signal;
    private ServiceProcess metrics;

    /**
     * Chooses free ports and a temporary folder; nothing runs yet. From here on signals that end this JVM interrupt the
     * calling thread, and wait until it has closed the system.
     */
    public IngestSystem(Settings settings) throws IOException {
        this.settings = settings;
        folder = temporary.path();
        Ports ports = Ports.choose(Map.of(), remark -> {});
        broker = new KafkaBroker(
                folder.resolve("kafka"), ports.release(Purpose.KAFKA), ports.release(Purpose.KAFKA_CONTROLLER));
        metricsPort = ports.release(Purpose.METRICS);
        postgres = new PostgresServer(folder.resolve("postgres"), ports.release(Purpose.POSTGRES), Durability.DURABLE);
        signal = new StopSignal();
    }

    /** Starts broker and database. */
    public void start() throws IOException {
        SystemLog.to(folder.resolve("kafka.log"));
        broker.start();
        new Topics(broker.bootstrapServers()).createMissing(Topic.names(), Topic.PARTITIONS, Topic.SETTINGS);
        postgres.start();
    }

    /** Starts metrics-service, and returns when it is ready. */
    public void startMetrics() throws Exception {
        startMetrics(Map.of());
    }

    /** The same with settings of its own, as variables of the environment. */
    public void startMetrics(Map<String, String> environment) throws Exception {
        startMetrics(HEAP, environment);
    }

    /** The same with another heap, as an option of the JVM, and with settings of its own. */
    public void startMetrics(String heap, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(metricsPort));
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        all.put("QUARKUS_DATASOURCE_JDBC_URL", owner().jdbcUrl());
        all.put("QUARKUS_DATASOURCE_USERNAME", owner().user());
        all.put("QUARKUS_DATASOURCE_PASSWORD", owner().password());
        metrics = ServiceProcess.start(
                Purpose.METRICS.label(),
                List.of(
                        Installation.java(),
                        heap,
                        "-jar",
                        new Installation(settings.root()).metricsJar().toString()),
                all,
                folder,
                folder.resolve("metrics-service.log"));
        new Readiness().await(metrics, url("/q/health/ready"), PATIENCE);
    }

    /** Stops metrics-service as a shutdown does. */
    public void stopMetrics() {
        metrics.close();
        metrics = null;
    }

    /** Restarts the database, whose memory is empty then. */
    public void restartPostgres() throws IOException {
        postgres.close();
        postgres.start();
    }

    /** The process of metrics-service, which has been started. */
    public ProcessHandle metrics() {
        return metrics.handle();
    }

    /** Where metrics-service answers. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + metricsPort + path);
    }

    /** Of the broker. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The login that owns the database. */
    public DatabaseLogin owner() {
        return postgres.owner();
    }

    /** The same as a data source: a connection each time, which the caller closes. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(owner().jdbcUrl());
        dataSource.setUser(owner().user());
        dataSource.setPassword(owner().password());
        return dataSource;
    }

    /** The login of the role that may read the views. */
    public DatabaseLogin reader() {
        return postgres.reader();
    }

    @Override
    public void close() throws IOException {
        // A pending interrupt is what made the caller stop; it must not stop the stopping.
        boolean interrupted = Thread.interrupted();
        try (signal;
                temporary;
                postgres;
                broker) {
            if (metrics != null) {
                stopMetrics();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
