package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static io.epochscope.deployment.KustomizeBase.containers;
import static io.epochscope.deployment.KustomizeBase.nameOf;
import static io.epochscope.deployment.KustomizeBase.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {
    /** Made by hand, never committed: docs/operations.md shows how. */
    private static final String PASSWORDS = "epochscope-passwords";

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[a-z]+-\\d\\.)?([a-z][a-z0-9-]*):(\\d+)");

    /** A mebibyte, by https://kubernetes.io/docs/concepts/configuration/configmap/. */
    private static final long MOST_BYTES_OF_A_CONFIG_MAP = 1 << 20;

    private final Repository repository = Repository.ofThisModule();
    private final KustomizeBase base = KustomizeBase.of(repository);

    @Test
    void runsTheSamePartsAsCompose() {
        var compose = ComposeFile.of(repository);
        var parts = new TreeSet<>(compose.services().keySet());
        parts.removeIf(compose::isOneShot);

        assertThat(base.workloads()).extracting(KustomizeBase::nameOf).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(base.namesOf("Service")).isEqualTo(parts);
    }

    @Test
    void listsEveryManifestOfItsFolder() throws Exception {
        var listed = texts(repository.yaml("k8s/base/kustomization.yaml").get(0).path("resources"));
        try (var files = Files.list(repository.path("k8s/base"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(file -> !file.equals("kustomization.yaml"))
                    .isSubsetOf(listed);
        }
    }

    @Test
    void saysOfEveryObjectWhatItIs() {
        assertThat(base.objects()).allSatisfy(object -> {
            assertThat(object.path("apiVersion").asText()).isNotEmpty();
            assertThat(object.path("kind").asText()).isNotEmpty();
            assertThat(nameOf(object)).isNotEmpty();
        });
    }

    @Test
    void generatesConfigMapsFromFilesThatExist() {
        assertThat(base.generatedFiles())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(repository.path(file)).exists());
    }

    @Test
    void generatesNoConfigMapThatIsTooLargeOrThatNobodyMounts() {
        assertThat(base.generatedConfigMaps())
                .allSatisfy((name, files) -> assertThat(
                                files.stream().mapToLong(this::size).sum())
                        .as(name)
                        .isLessThan(MOST_BYTES_OF_A_CONFIG_MAP));
        assertThat(base.workloads().stream()
                        .flatMap(workload -> pod(workload).path("volumes").findValues("configMap").stream())
                        .map(map -> map.path("name").asText()))
                .containsAll(base.generatedConfigMaps().keySet());
    }

    private long size(String file) {
        try {
            return Files.size(repository.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesGrafanaAllDashboardsAndAllProvisioning() {
        assertThat(base.generatedFiles())
                .map(file -> repository.path(file).normalize())
                .containsAll(Stream.of("grafana/dashboards", "grafana/provisioning")
                        .flatMap(folder -> repository.files(folder).stream())
                        .map(file -> repository.path(file).normalize())
                        .toList());
        assertThat(containers(base.workload("grafana"))
                        .get(0)
                        .path("volumeMounts")
                        .findValuesAsText("mountPath"))
                .containsAll(repository.files("grafana/provisioning").stream()
                        .map(file -> "/etc/" + file.substring(0, file.lastIndexOf('/')))
                        .toList());
    }

    @Test
    void obeysThePodSecurityStandardRestricted() {
        assertThat(base.workloads()).allSatisfy(workload -> {
            var security = pod(workload).path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("runAsUser").asInt()).isPositive();
            assertThat(security.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod(workload).path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
        });
        assertThat(everyContainer()).allSatisfy(container -> {
            var security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(texts(security.path("capabilities").path("drop"))).containsExactly("ALL");
        });
    }

    @Test
    void givesNoPodTheVariablesOfOtherServices() {
        assertThat(base.workloads())
                .allSatisfy(workload -> assertThat(
                                pod(workload).path("enableServiceLinks").asBoolean(true))
                        .isFalse());
    }

    @Test
    void requestsAndLimitsWhatEveryContainerUses() {
        assertThat(everyContainer()).allSatisfy(container -> {
            assertThat(container.path("resources").path("requests").has("cpu")).isTrue();
            assertThat(container.path("resources").path("requests").has("memory"))
                    .isTrue();
            assertThat(container.path("resources").path("limits").has("memory")).isTrue();
        });
    }

    @Test
    void probesEveryContainerAtAPortThatItHas() {
        assertThat(everyContainer()).allSatisfy(container -> {
            var ports = StreamSupport.stream(container.path("ports").spliterator(), false)
                    .map(port -> port.path("name").asText())
                    .toList();
            for (String kind : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                var probe = container.path(kind);
                assertThat(probe.has("httpGet") || probe.has("tcpSocket") || probe.has("exec"))
                        .as("%s of %s", kind, container.path("name").asText())
                        .isTrue();
                if (!probe.has("exec")) {
                    assertThat(ports).contains(probe.findPath("port").asText());
                }
            }
        });
    }

    @Test
    void selectsWithEveryServiceThePodsOfItsName() {
        base.ofKind("Service").forEach(service -> {
            var workload = base.workload(nameOf(service));
            var labels = workload.path("spec").path("template").path("metadata").path("labels");
            assertThat(labels).isEqualTo(service.path("spec").path("selector"));
            assertThat(workload.path("spec").path("selector").path("matchLabels"))
                    .isEqualTo(labels);
            for (var port : service.path("spec").path("ports")) {
                assertThat(containers(workload).get(0).path("ports").findValuesAsText("name"))
                        .contains(port.path("targetPort").asText());
            }
        });
    }

    @Test
    void namesOnlyServicesAndPortsOfTheBaseInAddresses() {
        var ports = new TreeMap<String, List<String>>();
        base.ofKind("Service")
                .forEach(service -> ports.put(
                        nameOf(service), service.path("spec").path("ports").findValuesAsText("port")));

        assertThat(everyContainer())
                .allSatisfy(container -> environment(container)
                        .forEach((name, value) -> HOST_AND_PORT
                                .matcher(value)
                                .results()
                                .filter(match -> !match.group(1).equals("localhost"))
                                .forEach(match -> assertThat(ports.getOrDefault(match.group(1), List.of()))
                                        .as("%s=%s", name, value)
                                        .contains(match.group(2)))));
    }

    @Test
    void mountsOnlyVolumesThatThePodHas() {
        assertThat(base.workloads()).allSatisfy(workload -> {
            var volumes = new TreeSet<String>();
            for (var volume : pod(workload).path("volumes")) {
                volumes.add(volume.path("name").asText());
                assertSourceExists(volume);
            }
            for (var claim : workload.path("spec").path("volumeClaimTemplates")) {
                volumes.add(nameOf(claim));
            }
            for (var container : containers(workload)) {
                assertThat(container.path("volumeMounts").findValuesAsText("name"))
                        .containsExactlyInAnyOrderElementsOf(volumes);
            }
        });
    }

    private void assertSourceExists(JsonNode volume) {
        if (volume.has("configMap")) {
            assertThat(base.generatedConfigMaps())
                    .containsKey(volume.path("configMap").path("name").asText());
        } else if (volume.has("projected")) {
            volume.path("projected").path("sources").forEach(this::assertSourceExists);
        } else if (volume.has("persistentVolumeClaim")) {
            assertThat(base.namesOf("PersistentVolumeClaim"))
                    .contains(volume.path("persistentVolumeClaim")
                            .path("claimName")
                            .asText());
        } else if (volume.has("secret")) {
            assertThat(volume.path("secret").path("secretName").asText()).isEqualTo(PASSWORDS);
        } else {
            assertThat(volume.has("emptyDir")).as(volume.toString()).isTrue();
        }
    }

    @Test
    void usesOnlyPasswordsThatTheDocumentationMakes() {
        String documentation = repository.text("docs/operations.md");
        assertThat(documentation).contains("create secret generic " + PASSWORDS);
        base.workloads().forEach(workload -> {
            for (var reference : pod(workload).findValues("secretKeyRef")) {
                assertThat(reference.path("name").asText()).isEqualTo(PASSWORDS);
                assertThat(documentation)
                        .contains("--from-literal=" + reference.path("key").asText() + "=");
            }
            for (var secret : pod(workload).findValues("secret")) {
                for (var item : secret.path("items")) {
                    assertThat(documentation)
                            .contains("--from-literal=" + item.path("key").asText() + "=");
                }
            }
        });
    }

    @Test
    void trainsWithoutSpinningAndOneAtATime() {
        var trainer = base.workload("trainer-service");

        assertThat(environment(containers(trainer).get(0))).containsEntry("OMP_WAIT_POLICY", "PASSIVE");
        assertThat(trainer.path("spec").path("replicas").asInt()).isEqualTo(1);
        assertThat(trainer.path("spec").path("strategy").path("type").asText()).isEqualTo("Recreate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void asksAServiceForItsHealth(String service) {
        var container = containers(base.workload(service)).get(0);

        var settings = ServiceSettings.of(repository, service);

        assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(settings.port());
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo(settings.healthPath() + "/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo(settings.healthPath() + "/live");
    }

    private List<JsonNode> everyContainer() {
        return base.workloads().stream()
                .flatMap(workload -> containers(workload).stream())
                .toList();
    }

    private static Map<String, String> environment(JsonNode container) {
        var environment = new TreeMap<String, String>();
        for (var variable : container.path("env")) {
            environment.put(
                    variable.path("name").asText(), variable.path("value").asText());
        }
        return environment;
    }
}
