package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Event;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {
    /** What the design promises to users, each on this machine alone. */
    private static final Map<String, String> PORTS = Map.of(
            "trainer-service", "127.0.0.1:8080:8080",
            "metrics-service", "127.0.0.1:8081:8081",
            "grafana", "127.0.0.1:3000:3000",
            "kafka", "127.0.0.1:9092:9092",
            "postgres", "127.0.0.1:5432:5432",
            "prometheus", "127.0.0.1:9090:9090",
            "kafka-ui", "127.0.0.1:8090:8080");

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

        assertThat(settings.path("read_only").asBoolean()).isTrue();
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

    @ParameterizedTest
    @ValueSource(strings = {"secrets/generate.sh", "postgres/10-roles.sh", "demo/demo.sh"})
    void mountsScriptsThatMayBeRun(String script) {
        assertThat(repository.path("docker/" + script)).matches(Files::isExecutable);
    }

    @Test
    void startsWhatIsAlwaysThereWithoutAProfile() {
        assertThat(compose.parts())
                .containsExactly("grafana", "kafka", "metrics-service", "postgres", "trainer-service");
        assertThat(profile("prometheus")).containsExactly("observability");
        assertThat(profile("kafka-ui")).containsExactly("console");
        assertThat(profile("demo")).containsExactly("demo");
    }

    private List<String> profile(String service) {
        return texts(compose.services().get(service).path("profiles"));
    }

    @Test
    void keepsVolumesOnlyWhereServicesMountThem() {
        var mounted = services().stream()
                .flatMap(service -> compose.mountsOf(service).stream())
                .map(ComposeFile.Mount::source)
                .toList();

        assertThat(compose.content().path("volumes").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allMatch(mounted::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void asksEveryServiceForItsMetrics(String service) {
        var job = repository.yaml("docker/prometheus/prometheus.yml").get(0).at("/scrape_configs/0");

        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(texts(job.at("/static_configs/0/targets")))
                .hasSize(2)
                .contains(
                        service + ":" + ServiceSettings.of(repository, service).port());
    }

    @Test
    void looksAtTheBrokerAndReadsTheEventsOfTheContract() {
        var cluster = repository.yaml("docker/console/console.yml").get(0).at("/kafka/clusters/0");
        var mounted = compose.mountsOf("kafka-ui").stream()
                .filter(mount -> mount.target()
                        .equals(cluster.at("/serde/0/properties/protobufFilesDir")
                                .asText()))
                .findFirst()
                .orElseThrow();

        assertThat(cluster.path("readOnly").asBoolean()).isTrue();
        assertThat(cluster.path("bootstrapServers").asText())
                .isEqualTo(compose.environmentOf("trainer-service").get("KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(cluster.path("defaultValueSerde")).isEqualTo(cluster.at("/serde/0/name"));
        assertThat(cluster.at("/serde/0/properties/protobufMessageName").asText())
                .isEqualTo(Event.getDescriptor().getFullName());
        assertThat(repository.path(
                        mounted.source() + "/" + Event.getDescriptor().getFile().getName()))
                .exists();
    }

    @Test
    void demonstratesOnTheServicesWithTheRequestsOfTheCommandLine() throws Exception {
        var environment = compose.environmentOf("demo");
        String requests = compose.mountsOf("demo").stream()
                .filter(mount -> mount.target().equals("/requests"))
                .findFirst()
                .orElseThrow()
                .source();

        assertThat(environment)
                .containsEntry("TRAINER", "http://trainer-service:8080")
                .containsEntry("METRICS", "http://metrics-service:8081")
                .containsEntry("DASHBOARDS", "http://localhost:3000");
        assertThat(repository.files(requests)).hasSize(2).allMatch(file -> file.endsWith(".json"));
        assertThat(repository.path("grafana/dashboards/curves.json"))
                .content()
                .contains("\"uid\": \"epochscope-curves\"");
        assertThat(repository.text("docker/demo/demo.sh")).contains("$DASHBOARDS/d/epochscope-curves?var-run=");
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
