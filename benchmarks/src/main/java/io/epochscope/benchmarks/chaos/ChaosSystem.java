package io.epochscope.benchmarks.chaos;

import io.epochscope.backing.kafka.KafkaBroker.Forwarding;
import io.epochscope.backing.kafka.Topics;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import io.epochscope.benchmarks.TemporaryFolder;
import io.epochscope.events.Topic;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.port.Purpose;
import io.epochscope.standalone.process.Readiness;
import io.epochscope.standalone.system.Installation;
import io.epochscope.standalone.system.SystemLog;
import io.epochscope.standalone.system.TrainingEnvironment;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Broker, PostgreSQL, two metrics-services and trainer-service as processes of their own, with a proxy before the
 * broker and one before PostgreSQL that the services connect through, in a folder that is gone afterwards. Used by one
 * thread.
 */
public final class ChaosSystem implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String METRICS_HEAP = "-Xmx512m";
    private static final String TRAINER_HEAP = "-Xmx1g";

    private final Installation installation;
    private final TemporaryFolder temporary = new TemporaryFolder();
    private final Path folder = temporary.path();
    private final Readiness readiness = new Readiness();
    private final Vertx vertx = Vertx.vertx();
    private final String bootstrapServers;
    private final PostgresServer postgres;
    private final KillableProcess broker;
    private final KillableProcess metrics;
    private final KillableProcess secondMetrics;
    private final KillableProcess trainer;
    private final TcpProxy brokerProxy;
    private final TcpProxy postgresProxy;
    private final URI trainerUrl;

    /** Chooses free ports and a temporary folder; nothing runs yet. */
    public ChaosSystem(Path root) throws IOException {
        this(root, List.of());
    }

    /**
     * The same with options of the JVM for all processes that are one, which count more than those that they have
     * anyway.
     */
    public ChaosSystem(Path root, List<String> options) throws IOException {
        installation = new Installation(root);
        try (Ports ports = Ports.choose(Map.of(), remark -> {});
                // A second of everything: ports of proxies, and of the other replica.
                Ports others = Ports.choose(Map.of(), remark -> {})) {
            int brokerPort = ports.release(Purpose.KAFKA);
            Forwarding forwarding =
                    new Forwarding(others.release(Purpose.KAFKA_CONTROLLER), others.release(Purpose.KAFKA));
            bootstrapServers = HOST + ":" + brokerPort;
            Path kafka = Files.createDirectories(folder.resolve("kafka"));
            broker = new KillableProcess(
                    "kafka",
                    java(
                            "-Xmx512m",
                            options,
                            BrokerProgram.arguments(
                                    kafka, brokerPort, ports.release(Purpose.KAFKA_CONTROLLER), forwarding)),
                    Map.of(),
                    folder,
                    () -> readiness.listens(bootstrapServers));
            brokerProxy = new TcpProxy(vertx, forwarding.advertised(), forwarding.port());
            String throughProxy = HOST + ":" + forwarding.advertised();

            int postgresPort = ports.release(Purpose.POSTGRES);
            postgres = new PostgresServer(folder.resolve("postgres"), postgresPort, Durability.DURABLE);
            int postgresProxyPort = others.release(Purpose.POSTGRES);
            postgresProxy = new TcpProxy(vertx, postgresProxyPort, postgresPort);

            metrics = metrics(1, ports.release(Purpose.METRICS), throughProxy, postgresProxyPort, options);
            secondMetrics = metrics(2, others.release(Purpose.METRICS), throughProxy, postgresProxyPort, options);
            int trainerPort = ports.release(Purpose.TRAINER);
            trainerUrl = url(trainerPort, "/");
            trainer = new KillableProcess(
                    Purpose.TRAINER.label(),
                    java(
                            TRAINER_HEAP,
                            options,
                            List.of("-jar", installation.trainerJar().toString())),
                    trainerEnvironment(trainerPort, throughProxy),
                    folder,
                    () -> readiness.answers(url(trainerPort, "/q/health/ready")));
        }
    }

    private KillableProcess metrics(
            int replica, int port, String throughProxy, int postgresProxyPort, List<String> options) {
        DatabaseLogin owner = postgres.owner();
        return new KillableProcess(
                Purpose.METRICS.label() + "-" + replica,
                java(
                        METRICS_HEAP,
                        options,
                        List.of("-jar", installation.metricsJar().toString())),
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_HTTP_HOST",
                        HOST,
                        "KAFKA_BOOTSTRAP_SERVERS",
                        throughProxy,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://" + HOST + ":" + postgresProxyPort + "/epochscope",
                        "QUARKUS_DATASOURCE_USERNAME",
                        owner.user(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        owner.password()),
                folder,
                () -> readiness.answers(url(port, "/q/health/ready")));
    }

    private Map<String, String> trainerEnvironment(int port, String throughProxy) {
        Map<String, String> environment = new HashMap<>(TrainingEnvironment.VARIABLES);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", throughProxy);
        environment.put("EPOCHSCOPE_OUTBOX_FOLDER", folder.resolve("trainer").toString());
        return environment;
    }

    private static List<String> java(String heap, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Installation.java(), heap));
        command.addAll(options);
        command.addAll(arguments);
        return command;
    }

    private static URI url(int port, String path) {
        return URI.create("http://" + HOST + ":" + port + path);
    }

    /** Starts broker, database, proxies and one metrics-service. */
    public void start() throws Exception {
        SystemLog.to(folder.resolve("logs").resolve("clients.log"));
        broker.start();
        postgres.start();
        broker.awaitReady();
        new Topics(bootstrapServers).createMissing(Topic.names(), Topic.PARTITIONS, Topic.SETTINGS);
        brokerProxy.open();
        postgresProxy.open();
        metrics.start();
        metrics.awaitReady();
    }

    /** The broker's process. */
    public KillableProcess broker() {
        return broker;
    }

    /** The metrics-service that is always there. */
    public KillableProcess metrics() {
        return metrics;
    }

    /** A second one, which nobody has started. */
    public KillableProcess secondMetrics() {
        return secondMetrics;
    }

    /** trainer-service, which nobody has started. */
    public KillableProcess trainer() {
        return trainer;
    }

    /** Where trainer-service answers. */
    public URI trainerUrl() {
        return trainerUrl;
    }

    /** Between the services and the broker. */
    public TcpProxy brokerProxy() {
        return brokerProxy;
    }

    /** Between metrics-service and PostgreSQL. */
    public TcpProxy postgresProxy() {
        return postgresProxy;
    }

    /** Kills all of PostgreSQL's processes at once, and starts it again on what they left. */
    public void killPostgres() throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(postgres.pid()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            Waiting.until(each.onExit());
        }
        postgres.start();
    }

    /** PostgreSQL's first process. */
    public ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(postgres.pid()).orElseThrow();
    }

    /** Of the broker itself, past the proxy. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The login of the role that may read the views, past the proxy. */
    public DatabaseLogin reader() {
        return postgres.reader();
    }

    /** Connections of the database's owner, past the proxy: a new one each time, which the caller closes. */
    public DataSource dataSource() {
        DatabaseLogin owner = postgres.owner();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(owner.jdbcUrl());
        dataSource.setUser(owner.user());
        dataSource.setPassword(owner.password());
        return dataSource;
    }

    /** Where everything keeps its files. */
    public Path folder() {
        return folder;
    }

    /** Kills what runs: nothing of it is kept. */
    @Override
    public void close() throws IOException {
        // A pending interrupt is what made the caller stop; it must not stop the stopping.
        boolean interrupted = Thread.interrupted();
        try (temporary) {
            for (KillableProcess each : List.of(trainer, secondMetrics, metrics, broker)) {
                each.kill();
            }
            postgres.close();
            Waiting.until(vertx.close().toCompletionStage().toCompletableFuture());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
