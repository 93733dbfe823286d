package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
    /** What the design promises to users, each on this machine alone. */
    private static final Map<String, String> PORTS = Map.of(
            "trainer-service", "127.0.0.1:8080:8080",
            "metrics-service", "127.0.0.1:8081:8081",
            "grafana", "127.0.0.1:3000:3000",
            "kafka", "127.0.0.1:9092:9092",
            "postgres", "127.0.0.1:5432:5432");

    private static final Pattern HOST_AND_PORT = Pattern.compile("([a-z][a-z0-9-]*):(\\d+)");

    private final Repository repository = Repository.ofThisModule();
    private final ComposeFile compose = ComposeFile.of(repository);

    static Set<String> services() {
        return ComposeFile.of(Repository.ofThisModule()).services().keySet();
    }

    @ParameterizedTest
    @MethodSource("services")
    void takesItsImageFromTheEnvironmentFileWithAPinnedTag(String service) {
        String image = compose.services().get(service).path("image").asText();

        assertThat(image).matches("\\$\\{IMAGE_[A-Z]+}");
        assertThat(compose.resolve(image)).matches("[a-z0-9./-]+:v?\\d+\\.\\d+[A-Za-z0-9._-]*");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isLimitedAndUnprivileged(String service) {
        var settings = compose.services().get(service);

        assertThat(settings.path("mem_limit").asText()).matches("\\d+[mg]");
        assertThat(texts(settings.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(settings.path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(settings.path("logging").path("options").has("max-size")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void staysUpAndSaysHowItIsUnlessItIsAOneShot(String service) {
        var settings = compose.services().get(service);

        if (compose.isOneShot(service)) {
            assertThat(settings.path("restart").asText()).isEqualTo("no");
        } else {
            assertThat(settings.path("restart").asText()).isEqualTo("unless-stopped");
            if (settings.has("build")) {
                assertThat(Dockerfile.of(repository, service).instructions("HEALTHCHECK"))
                        .hasSize(1);
            } else {
                assertThat(texts(settings.path("healthcheck").path("test")))
                        .first()
                        .isIn("CMD", "CMD-SHELL");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void waitsForWhatItNeeds(String service) {
        compose.services().get(service).path("depends_on").properties().forEach(dependency -> {
            String needed = dependency.getKey();
            assertThat(compose.services()).containsKey(needed);
            assertThat(dependency.getValue().path("condition").asText())
                    .isEqualTo(compose.isOneShot(needed) ? "service_completed_successfully" : "service_healthy");
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void mountsOnlyWhatExists(String service) {
        for (var mount : compose.mountsOf(service)) {
            if (mount.isPath()) {
                assertThat(repository.path(mount.source())).exists();
                assertThat(mount.readOnly()).as(mount.source()).isTrue();
            } else if (mount.source().startsWith("$")) {
                assertThat(compose.resolve(mount.source())).startsWith("./");
                assertThat(mount.readOnly()).as(mount.source()).isTrue();
            } else {
                assertThat(compose.content().path("volumes").has(mount.source()))
                        .as("volume %s", mount.source())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void namesOnlyServicesInAddresses(String service) {
        for (var variable : compose.environmentOf(service).entrySet()) {
            HOST_AND_PORT
                    .matcher(variable.getValue())
                    .results()
                    .map(match -> match.group(1))
                    .filter(host -> !host.equals("localhost"))
                    .forEach(host -> assertThat(compose.services())
                            .as(variable.toString())
                            .containsKey(host));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesNoPasswordInAVariable(String service) {
        assertThat(compose.environmentOf(service)).allSatisfy((name, value) -> {
            if (name.contains("PASSWORD")) {
                assertThat(name).endsWith("_FILE");
                assertThat(value).startsWith("/run/secrets/");
            }
        });
    }

    @Test
    void publishesThePortsOfTheDesignOnThisMachineAlone() {
        var ports = new HashMap<String, String>();
        compose.services()
                .forEach((service, settings) -> texts(settings.path("ports"))
                        .forEach(port -> assertThat(ports.put(service, compose.resolve(port)))
                                .as("second port of %s", service)
                                .isNull()));

        assertThat(ports).isEqualTo(PORTS);
    }

    @Test
    void advertisesTheBrokerWhereItCanBeReached() {
        String listeners = compose.environmentOf("kafka").get("KAFKA_ADVERTISED_LISTENERS");
        String clients = compose.environmentOf("trainer-service").get("KAFKA_BOOTSTRAP_SERVERS");

        assertThat(listeners).contains("://" + clients).contains("://localhost:9092");
        assertThat(compose.environmentOf("metrics-service")).containsEntry("KAFKA_BOOTSTRAP_SERVERS", clients);
    }

    @Test
    void showsAnonymousUsersNoMoreThanAViewerSees() {
        assertThat(compose.environmentOf("grafana")).containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
    }

    @Test
    void opensADashboardThatExists() {
        var mount = compose.mountsOf("grafana").stream()
                .filter(candidate -> candidate.source().equals("./grafana/dashboards"))
                .findFirst()
                .orElseThrow();
        String home = compose.environmentOf("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");

        assertThat(home).startsWith(mount.target() + "/");
        assertThat(repository.path(
                        mount.source() + home.substring(mount.target().length())))
                .exists();
    }

    @Test
    void buildsFromDockerfilesThatExist() {
        compose.services().values().stream()
                .map(service -> service.path("build"))
                .filter(build -> !build.isMissingNode())
                .forEach(build -> assertThat(
                                repository.path(build.path("context").asText() + "/"
                                        + build.path("dockerfile").asText()))
                        .exists());
    }

    @Test
    void mountsScriptsThatMayBeRun() {
        assertThat(repository.path("docker/secrets/generate.sh")).matches(Files::isExecutable);
        assertThat(repository.path("docker/postgres/10-roles.sh")).matches(Files::isExecutable);
    }

    @Test
    void readsOnlyPasswordsThatAreGenerated() {
        String script = repository.text("docker/secrets/generate.sh");
        for (String service : services()) {
            compose.environmentOf(service).values().stream()
                    .filter(value -> value.startsWith("/run/secrets/"))
                    .map(value -> value.substring("/run/secrets/".length()))
                    .forEach(
                            file -> assertThat(script).as("what makes %s", file).contains(file));
        }
    }
}
