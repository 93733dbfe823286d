package io.epochscope.standalone.system;

import io.epochscope.backing.kafka.KafkaBroker;
import io.epochscope.backing.kafka.Topics;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import io.epochscope.events.Topic;
import io.epochscope.standalone.grafana.GrafanaHome;
import io.epochscope.standalone.grafana.GrafanaProcess;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.port.Purpose;
import io.epochscope.standalone.process.Readiness;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.Part;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.state.SystemRecord;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole system on this machine: the broker in this JVM, everything else as processes. Closing stops all, the last
 * started first. One thread starts and closes it.
 */
public final class LocalSystem implements AutoCloseable {
    static final String POSTGRES = "PostgreSQL";

    /** The first start unpacks the native library, on a slow disk too. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Installation installation;
    private final StateFolder state;
    private final Ports ports;
    private final Consumer<String> output;
    private final SystemRecord record;
    private final Readiness readiness = new Readiness();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private RunningSystem running;
    private PostgresServer postgres;

    /** @param output takes a line for each thing that the user should know */
    public LocalSystem(Installation installation, StateFolder state, Ports ports, Consumer<String> output) {
        this.installation = installation;
        this.state = state;
        this.ports = ports;
        this.output = output;
        this.record = new SystemRecord(state);
        this.running = new RunningSystem(
                ProcessHandle.current().pid(),
                Instant.now(),
                false,
                Services.url(ports, Purpose.TRAINER),
                Services.url(ports, Purpose.METRICS),
                null,
                List.of());
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param grafana the Grafana to start; empty to go without
     * @throws StartFailedException if a part does not start; those that did are stopped by {@link #close()}
     */
    public RunningSystem start(Optional<GrafanaHome> grafana)
            throws StartFailedException, IOException, InterruptedException {
        SystemLog.to(state.log("kafka"));
        BrokerFailure.endsTheProgram(output, state.log("kafka"));
        record.write(running);
        startBroker();
        startPostgres();
        startServices(grafana.isPresent());
        if (grafana.isPresent()) {
            startGrafana(grafana.get());
        }
        running = running.started();
        record.write(running);
        return running;
    }

    /** The login of the role that may read the views. */
    public DatabaseLogin reader() {
        return postgres.reader();
    }

    /** Tells of each process that ends by itself from now on; returns only by the interrupt. */
    public void supervise() throws InterruptedException {
        var watched = new ArrayList<>(services);
        while (true) {
            for (ServiceProcess service : List.copyOf(watched)) {
                if (!service.isAlive()) {
                    output.accept("Ended by itself: " + service.lastWords());
                    watched.remove(service);
                }
            }
            Thread.sleep(Duration.ofSeconds(1).toMillis());
        }
    }

    @Override
    public void close() throws IOException {
        // A pending interrupt is what made the caller stop; it must not stop the stopping.
        boolean interrupted = Thread.interrupted();
        output.accept("Stopping");
        while (!started.isEmpty()) {
            close(started.pop());
        }
        record.delete();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            output.accept("Could not stop a part cleanly: " + e.getMessage());
        }
    }

    private void startBroker() throws IOException {
        output.accept("Starting Kafka at port " + ports.of(Purpose.KAFKA));
        var broker =
                new KafkaBroker(state.kafka(), ports.release(Purpose.KAFKA), ports.release(Purpose.KAFKA_CONTROLLER));
        started.push(broker);
        broker.start();
        new Topics(broker.bootstrapServers()).createMissing(Topic.names(), Topic.PARTITIONS, Topic.SETTINGS);
        add(Part.of("Kafka", ProcessHandle.current(), broker.bootstrapServers(), null));
    }

    private void startPostgres() throws IOException {
        output.accept("Starting PostgreSQL at port " + ports.of(Purpose.POSTGRES));
        postgres = new PostgresServer(state.postgres(), ports.release(Purpose.POSTGRES), Durability.DURABLE);
        started.push(postgres);
        postgres.start();
        ProcessHandle process = ProcessHandle.of(postgres.pid()).orElseThrow();
        add(Part.of(POSTGRES, process, "127.0.0.1:" + ports.of(Purpose.POSTGRES), null));
    }

    private void startServices(boolean grafana) throws StartFailedException, IOException, InterruptedException {
        var factory = new Services(installation, state, ports);
        output.accept("Starting metrics-service at port " + ports.of(Purpose.METRICS));
        ServiceProcess metrics = factory.startMetrics(postgres.owner(), grafana);
        add(metrics, Services.url(ports, Purpose.METRICS), Services.health(ports, Purpose.METRICS));
        output.accept("Starting trainer-service at port " + ports.of(Purpose.TRAINER));
        ServiceProcess trainer = factory.startTrainer();
        add(trainer, Services.url(ports, Purpose.TRAINER), Services.health(ports, Purpose.TRAINER));
        readiness.await(metrics, Services.health(ports, Purpose.METRICS), PATIENCE);
        readiness.await(trainer, Services.health(ports, Purpose.TRAINER), PATIENCE);
    }

    private void startGrafana(GrafanaHome home) throws StartFailedException, IOException, InterruptedException {
        output.accept("Starting Grafana at port " + ports.of(Purpose.GRAFANA));
        String url = Services.url(ports, Purpose.GRAFANA);
        URI health = URI.create("http://127.0.0.1:" + ports.of(Purpose.GRAFANA) + "/api/health");
        ServiceProcess grafana = new GrafanaProcess(home, installation.grafana(), state)
                .start(
                        ports.release(Purpose.GRAFANA),
                        ports.of(Purpose.POSTGRES),
                        postgres.reader(),
                        Services.alerts(ports));
        add(grafana, url, health);
        readiness.await(grafana, health, PATIENCE);
        running = running.withGrafana(url);
    }

    private void add(ServiceProcess service, String url, URI health) throws IOException {
        started.push(service);
        services.add(service);
        add(Part.of(service.name(), service.handle(), url, health.toString()));
    }

    private void add(Part part) throws IOException {
        running = running.with(part);
        record.write(running);
    }
}
