package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static io.epochscope.deployment.Manifests.containers;
import static io.epochscope.deployment.Manifests.environment;
import static io.epochscope.deployment.Manifests.everywhere;
import static io.epochscope.deployment.Manifests.list;
import static io.epochscope.deployment.Manifests.nameOf;
import static io.epochscope.deployment.Manifests.pod;
import static io.epochscope.deployment.Manifests.podLabels;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every overlay. */
@ParameterizedClass
@ValueSource(strings = {"local", "production"})
class KubernetesTest {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[a-z]+-\\d\\.)?([a-z][a-z0-9-]*):(\\d+)");

    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+[A-Za-z0-9._-]*(@sha256:.+)?");

    /** A mebibyte, by https://kubernetes.io/docs/concepts/configuration/configmap/. */
    private static final int MOST_BYTES_OF_A_CONFIG_MAP = 1 << 20;

    private final Repository repository = Repository.ofThisModule();
    private final String overlay;
    private final Manifests manifests;
    private final MadeByOperators made;

    KubernetesTest(String overlay) {
        this.overlay = overlay;
        manifests = Manifests.ofOverlay(repository, overlay);
        made = MadeByOperators.of(manifests);
    }

    @Test
    void runsTheSamePartsAsCompose() {
        var running = new TreeSet<String>();
        manifests.workloads().forEach(workload -> running.add(nameOf(workload)));
        manifests.ofKind("Kafka").forEach(kafka -> running.add("kafka"));
        manifests.ofKind("Cluster").forEach(cluster -> running.add("postgres"));

        assertThat(running).isEqualTo(ComposeFile.of(repository).parts());
    }

    @Test
    void putsEverythingIntoANamespaceThatIsRestricted() {
        assertThat(Manifests.texts(manifests.object("Namespace", "epochscope").at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(manifests.objects())
                .filteredOn(object -> !object.path("kind").asText().equals("Namespace"))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("epochscope"));
    }

    @Test
    void hasNoSecretAndNoPasswordInIt() {
        assertThat(manifests.ofKind("Secret")).isEmpty();
        assertThat(everyContainer())
                .allSatisfy(container -> assertThat(environment(container)).allSatisfy((name, value) -> {
                    if (name.contains("PASSWORD") && !name.endsWith("_FILE")) {
                        assertThat(value).as(name).isEmpty();
                    }
                }));
    }

    @Test
    void generatesNoConfigMapThatIsTooLargeOrThatNobodyReads() {
        manifests.ofKind("ConfigMap").forEach(map -> {
            int size = 0;
            for (var text : map.path("data")) {
                size += text.asText().getBytes(StandardCharsets.UTF_8).length;
            }
            assertThat(size).as(nameOf(map)).isLessThan(MOST_BYTES_OF_A_CONFIG_MAP);
        });
        var read = new TreeSet<String>();
        manifests.objects().forEach(object -> {
            everywhere(object, "configMap")
                    .forEach(map -> read.add(map.path("name").asText()));
            for (String list : List.of("configMapRefs", "configMapTargetRef")) {
                everywhere(object, list).forEach(maps -> read.addAll(maps.findValuesAsText("name")));
            }
        });
        assertThat(read).isEqualTo(manifests.namesOf("ConfigMap"));
    }

    @Test
    void givesGrafanaTheDashboardsAndTheProvisioningOfTheRepositoryByteForByte() throws Exception {
        var shipped = Kubectl.isInstalled()
                ? Kubectl.kustomize(repository.path("k8s/overlays/" + overlay), manifests.namesOf("ConfigMap"))
                : manifests;
        var grafana = manifests.workload("grafana");
        var expected = new TreeMap<String, String>();
        for (String file : repository.files("grafana/dashboards")) {
            expected.put(file.replace("grafana/", "/var/lib/epochscope/"), repository.text(file));
        }
        for (String file : repository.files("grafana/provisioning")) {
            expected.put("/etc/" + file, repository.text(file));
        }

        var mounted = new TreeMap<String, String>();
        for (var mount : containers(grafana).get(0).path("volumeMounts")) {
            for (var volume : pod(grafana).path("volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    for (var map : everywhere(volume, "configMap")) {
                        Manifests.texts(shipped.object(
                                                "ConfigMap", map.path("name").asText())
                                        .path("data"))
                                .forEach((file, text) ->
                                        mounted.put(mount.path("mountPath").asText() + "/" + file, text));
                    }
                }
            }
        }
        assertThat(mounted).isEqualTo(expected);
        assertThat(environment(containers(grafana).get(0)).get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"))
                .isIn(expected.keySet());
    }

    @Test
    void obeysThePodSecurityStandardRestricted() {
        assertThat(manifests.workloads()).allSatisfy(workload -> {
            var security = pod(workload).path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
            assertThat(security.path("runAsUser").asInt()).isPositive();
            assertThat(security.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod(workload).path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
        });
        assertThat(everyContainer()).allSatisfy(container -> {
            var security = container.path("securityContext");
            assertThat(security.path("runAsUser").asInt(1)).isPositive();
            assertThat(security.path("privileged").asBoolean()).isFalse();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(texts(security.path("capabilities").path("drop"))).containsExactly("ALL");
        });
    }

    @Test
    void runsUnderServiceAccountsThatExist() {
        assertThat(manifests.workloads())
                .extracting(workload -> pod(workload).path("serviceAccountName").asText("default"))
                .allMatch(account -> account.equals("default")
                        || manifests.namesOf("ServiceAccount").contains(account));
    }

    @Test
    void pinsEveryImage() {
        var images = new TreeSet<String>();
        manifests.objects().stream()
                .filter(object -> !object.path("kind").asText().equals("ConfigMap"))
                .forEach(object -> {
                    everywhere(object, "image").forEach(image -> images.add(image.asText()));
                    everywhere(object, "imageName").forEach(image -> images.add(image.asText()));
                });

        assertThat(images)
                .hasSizeGreaterThan(3)
                .allMatch(image -> PINNED.matcher(image).matches());
    }

    @Test
    void givesNoPodTheVariablesOfOtherServices() {
        assertThat(manifests.workloads())
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
            var ports = container.path("ports").findValuesAsText("name");
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
        manifests.ofKind("Service").forEach(service -> {
            var workload = manifests.workload(nameOf(service));
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
    void spreadsPodsByTheirOwnLabels() {
        for (var workload : manifests.workloads()) {
            for (var constraint : pod(workload).path("topologySpreadConstraints")) {
                assertThat(NetworkRules.selects(constraint.path("labelSelector"), podLabels(workload)))
                        .isTrue();
            }
        }
    }

    @Test
    void namesOnlyServicesAndPortsThatExistInAddresses() {
        var ports = new HashMap<>(manifests.portsOfServices());
        ports.putAll(made.services());

        assertThat(everyContainer()).allSatisfy(container -> {
            environment(container).forEach((name, value) -> assertThatAddressesExist(ports, name, value));
            assertThatAddressesExist(ports, "args", container.path("args").toString());
        });
        var grafana = environment(containers(manifests.workload("grafana")).get(0));
        assertThat(ports.get(grafana.get("EPOCHSCOPE_POSTGRES_HOST")))
                .contains(grafana.get("EPOCHSCOPE_POSTGRES_PORT"));
    }

    private static void assertThatAddressesExist(Map<String, List<String>> ports, String name, String value) {
        HOST_AND_PORT
                .matcher(value)
                .results()
                .filter(match -> !match.group(1).equals("localhost"))
                .forEach(match -> assertThat(ports.getOrDefault(match.group(1), List.of()))
                        .as("%s=%s", name, value)
                        .contains(match.group(2)));
    }

    @Test
    void mountsOnlyVolumesThatThePodHas() {
        assertThat(manifests.workloads()).allSatisfy(workload -> {
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
            var map = manifests.object(
                    "ConfigMap", volume.path("configMap").path("name").asText());
            assertThat(Manifests.texts(map.path("data")).keySet())
                    .containsAll(volume.path("configMap").path("items").findValuesAsText("key"));
        } else if (volume.has("projected")) {
            volume.path("projected").path("sources").forEach(this::assertSourceExists);
        } else if (volume.has("persistentVolumeClaim")) {
            assertThat(manifests.namesOf("PersistentVolumeClaim"))
                    .contains(volume.path("persistentVolumeClaim")
                            .path("claimName")
                            .asText());
        } else {
            assertThat(volume.has("emptyDir") || volume.has("secret"))
                    .as(volume.toString())
                    .isTrue();
        }
    }

    @Test
    void usesOnlySecretsThatTheDocumentationOrAnOperatorMakes() {
        var secrets = new HashMap<>(DocumentedSecrets.of(repository, overlay));
        made.secrets()
                .forEach((name, keys) -> assertThat(secrets.put(name, keys))
                        .as("%s is made twice", name)
                        .isNull());
        var used = new TreeMap<String, Set<String>>();
        manifests
                .objects()
                .forEach(object -> used(object)
                        .forEach((name, keys) -> used.computeIfAbsent(name, key -> new TreeSet<>())
                                .addAll(keys)));

        assertThat(used)
                .isNotEmpty()
                .allSatisfy((name, keys) -> assertThat(secrets.getOrDefault(name, Set.of()))
                        .as(name)
                        .containsAll(keys));
        DocumentedSecrets.of(repository, overlay)
                .forEach((name, keys) -> assertThat(used.get(name)).as(name).containsExactlyInAnyOrderElementsOf(keys));
    }

    /** Every Secret that an object refers to, with the keys that it reads. */
    private static Map<String, Set<String>> used(JsonNode object) {
        var used = new TreeMap<String, Set<String>>();
        for (String field : List.of("secretKeyRef", "accessKeyId", "secretAccessKey")) {
            for (var reference : everywhere(object, field)) {
                add(used, reference.path("name"), List.of(reference.path("key").asText()));
            }
        }
        for (var references : everywhere(object, "secretTargetRef")) {
            for (var reference : references) {
                add(used, reference.path("name"), List.of(reference.path("key").asText()));
            }
        }
        for (var volume : everywhere(object, "secret")) {
            add(used, volume.path("secretName"), volume.path("items").findValuesAsText("key"));
        }
        for (var reference : everywhere(object, "passwordSecret")) {
            add(used, reference.path("name"), List.of("username", "password"));
        }
        for (var hosts : everywhere(object.path("spec"), "tls")) {
            for (var host : list(hosts)) {
                add(used, host.path("secretName"), List.of("tls.crt", "tls.key"));
            }
        }
        return used;
    }

    private static void add(Map<String, Set<String>> used, JsonNode name, List<String> keys) {
        used.computeIfAbsent(name.asText(), secret -> new TreeSet<>()).addAll(keys);
    }

    @Test
    void trainsOneAtATime() {
        var trainers = manifests.workloads().stream()
                .filter(workload -> containers(workload).toString().contains("trainer-service:"))
                .toList();

        assertThat(trainers).hasSize(1);
        assertThat(trainers.get(0).path("spec").path("replicas").asInt()).isEqualTo(1);
        assertThat(trainers.get(0).path("spec").path("strategy").path("type").asText())
                .isEqualTo("Recreate");
    }

    @Test
    void asksAServiceForItsHealth() {
        for (String service : List.of("trainer-service", "metrics-service")) {
            var container = containers(manifests.workload(service)).get(0);
            var settings = ServiceSettings.of(repository, service);

            assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(settings.port());
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo(settings.healthPath() + "/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText())
                    .isEqualTo(settings.healthPath() + "/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo(settings.healthPath() + "/live");
        }
    }

    private List<JsonNode> everyContainer() {
        return manifests.workloads().stream()
                .flatMap(workload -> containers(workload).stream())
                .toList();
    }
}
