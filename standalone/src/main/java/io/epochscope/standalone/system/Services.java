package io.epochscope.standalone.system;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.port.Purpose;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.StateFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the product's own services, told by environment variables where everything is. */
final class Services {
    private final Installation installation;
    private final StateFolder state;
    private final Ports ports;

    Services(Installation installation, StateFolder state, Ports ports) {
        this.installation = installation;
        this.state = state;
        this.ports = ports;
    }

    /** For people. */
    static String url(Ports ports, Purpose purpose) {
        return "http://localhost:" + ports.of(purpose);
    }

    static URI health(Ports ports, Purpose purpose) {
        return URI.create("http://127.0.0.1:" + ports.of(purpose) + "/q/health/ready");
    }

    /** Where metrics-service takes alerts for its log. */
    static URI alerts(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.of(Purpose.METRICS) + "/alerts");
    }

    /** @param grafana whether there will be dashboards to lead to */
    ServiceProcess startMetrics(DatabaseLogin owner, boolean grafana) throws StartFailedException {
        var environment = common(Purpose.METRICS);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", owner.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", owner.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", owner.password());
        // Ports may be others than the usual; the user's own settings go before.
        putUnlessSet(environment, "EPOCHSCOPE_PUBLIC_URL", url(ports, Purpose.METRICS));
        if (grafana) {
            putUnlessSet(environment, "EPOCHSCOPE_GRAFANA_URL", url(ports, Purpose.GRAFANA));
        }
        putUnlessSet(environment, "EPOCHSCOPE_TRAINER_URL", url(ports, Purpose.TRAINER));
        return start(Purpose.METRICS, installation.metricsJar(), environment);
    }

    ServiceProcess startTrainer() throws StartFailedException {
        var environment = common(Purpose.TRAINER);
        environment.put("EPOCHSCOPE_OUTBOX_FOLDER", state.trainer().toString());
        environment.putAll(TrainingEnvironment.VARIABLES);
        // The page that runs are started from, by either name of this machine.
        putUnlessSet(environment, "QUARKUS_HTTP_CORS_ENABLED", "true");
        putUnlessSet(
                environment,
                "QUARKUS_HTTP_CORS_ORIGINS",
                url(ports, Purpose.METRICS) + ",http://127.0.0.1:" + ports.of(Purpose.METRICS));
        return start(Purpose.TRAINER, installation.trainerJar(), environment);
    }

    private static void putUnlessSet(Map<String, String> environment, String variable, String value) {
        environment.put(variable, System.getenv().getOrDefault(variable, value));
    }

    private Map<String, String> common(Purpose purpose) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.release(purpose)));
        // Nothing asks who calls, so that only this machine may; the user's own setting goes before.
        environment.put("QUARKUS_HTTP_HOST", System.getenv().getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1"));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Purpose.KAFKA));
        return environment;
    }

    private ServiceProcess start(Purpose purpose, Path jar, Map<String, String> environment)
            throws StartFailedException {
        if (Files.notExists(jar)) {
            throw new StartFailedException(
                    purpose.label() + " has not been built, there is no " + jar + ": run ./mvnw package");
        }
        var command = List.of(Installation.java(), "-jar", jar.toString());
        return ServiceProcess.start(
                purpose.label(), command, environment, installation.root(), state.log(purpose.label()));
    }
}
