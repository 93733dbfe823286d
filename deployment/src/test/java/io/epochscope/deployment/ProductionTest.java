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
import io.epochscope.backing.postgres.DatabaseRoles;
import io.epochscope.events.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code k8s/overlays/production} has beyond {@link KubernetesTest}. */
class ProductionTest {
    private static final Pattern HOST_AND_PORT = Pattern.compile("([a-z][a-z0-9-]*)(?:\\.epochscope)?:(\\d+)");

    private final Repository repository = Repository.ofThisModule();
    private final Manifests manifests = Manifests.ofOverlay(repository, "production");
    private final MadeByOperators made = MadeByOperators.of(manifests);
    private final NetworkRules rules =
            new NetworkRules(manifests.ofKind("NetworkPolicy").toList());

    @Test
    void deniesWhatIsNotOpened() {
        var spec = manifests.object("NetworkPolicy", "default-deny").path("spec");

        assertThat(spec.path("podSelector")).isEmpty();
        assertThat(texts(spec.path("policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(spec.has("ingress") || spec.has("egress")).isFalse();
    }

    @Test
    void saysOfEveryPolicyTheDirectionsThatItHasRulesFor() {
        assertThat(rules.policies())
                .filteredOn(policy -> !nameOf(policy).equals("default-deny"))
                .allSatisfy(policy -> {
                    var spec = policy.path("spec");
                    assertThat(texts(spec.path("policyTypes")).contains("Ingress"))
                            .isEqualTo(spec.has("ingress"));
                    assertThat(texts(spec.path("policyTypes")).contains("Egress"))
                            .isEqualTo(spec.has("egress"));
                });
    }

    @Test
    void opensOnlyToPodsAndPortsThatExist() {
        var pods = everyPod();
        assertThat(rules.policies()).allSatisfy(policy -> {
            for (var selector : everywhere(policy, "podSelector")) {
                if (!selector.toString().contains("k8s-app")) {
                    assertThat(pods)
                            .as("%s of %s", selector, nameOf(policy))
                            .anyMatch(pod -> NetworkRules.selects(selector, pod.labels()));
                }
            }
            for (var rule : policy.at("/spec/ingress")) {
                assertPortsExist(rule, policy.at("/spec/podSelector"));
            }
            for (var rule : policy.at("/spec/egress")) {
                for (var peer : rule.path("to")) {
                    if (!peer.has("namespaceSelector")) {
                        assertPortsExist(rule, peer.path("podSelector"));
                    }
                }
            }
        });
    }

    private void assertPortsExist(JsonNode rule, JsonNode selector) {
        var ports = new TreeSet<String>();
        everyPod().stream()
                .filter(pod -> NetworkRules.selects(selector, pod.labels()))
                .forEach(pod -> ports.addAll(pod.ports()));
        assertThat(ports).containsAll(rule.path("ports").findValuesAsText("port"));
    }

    @Test
    void tellsWhichNamespacesOfOthersGetALabel() {
        String documentation = DocumentedSecrets.section(repository, "production");
        var labels = new TreeSet<String>();
        manifests
                .objects()
                .forEach(object -> everywhere(object, "namespaceSelector")
                        .forEach(selector -> Manifests.texts(selector.path("matchLabels"))
                                .forEach((label, value) -> labels.add(label + "=" + value))));
        labels.remove("kubernetes.io/metadata.name=kube-system");

        assertThat(labels)
                .hasSize(4)
                .allSatisfy(label -> assertThat(documentation).contains(label));
    }

    @Test
    void opensTheWayToEveryAddressThatAPodIsGiven() {
        for (var workload : manifests.workloads()) {
            var addresses = addressesOf(workload);
            assertThat(addresses).as(nameOf(workload)).isNotEmpty();
            addresses.forEach((host, port) -> {
                for (var target : podsOf(host, port)) {
                    String way = nameOf(workload) + " → " + host + ":" + port;
                    assertThat(rules.letsOut(podLabels(workload), target.labels(), target.ports()))
                            .as(way + ", out")
                            .isTrue();
                    assertThat(letsIn(target, podLabels(workload)))
                            .as(way + ", in")
                            .isTrue();
                }
            });
        }
    }

    /** By a policy, or for Kafka by the one that Strimzi makes of its listener. */
    private boolean letsIn(MadeByOperators.Pods target, Map<String, String> from) {
        var listeners = manifests.object("Kafka", "epochscope").at("/spec/kafka/listeners");
        return target.labels().containsKey("strimzi.io/cluster")
                ? list(listeners).stream()
                        .filter(listener ->
                                target.ports().contains(listener.path("port").asText()))
                        .anyMatch(listener -> NetworkRules.names(listener.path("networkPolicyPeers"), from))
                : rules.letsIn(target.labels(), from, target.ports());
    }

    private static Map<String, String> addressesOf(JsonNode workload) {
        var addresses = new HashMap<String, String>();
        var container = containers(workload).get(0);
        var environment = environment(container);
        String given = environment.values() + " " + container.path("args");
        HOST_AND_PORT.matcher(given).results().forEach(address -> addresses.put(address.group(1), address.group(2)));
        if (environment.containsKey("EPOCHSCOPE_POSTGRES_HOST")) {
            addresses.put(environment.get("EPOCHSCOPE_POSTGRES_HOST"), environment.get("EPOCHSCOPE_POSTGRES_PORT"));
        }
        return addresses;
    }

    /** The pods behind a Service, with that one of their ports which it leads to, by number and name. */
    private List<MadeByOperators.Pods> podsOf(String service, String port) {
        if (manifests.namesOf("Service").contains(service)) {
            var ports = manifests.object("Service", service).at("/spec/ports");
            assertThat(ports.findValuesAsText("port")).contains(port);
            return List.of(new MadeByOperators.Pods(
                    podLabels(manifests.workload(service)), Set.copyOf(ports.findValuesAsText("targetPort"))));
        }
        assertThat(made.services().get(service)).as(service).contains(port);
        return made.pods().stream()
                .filter(pods -> pods.ports().contains(port))
                .map(pods -> new MadeByOperators.Pods(pods.labels(), Set.of(port)))
                .toList();
    }

    @Test
    void letsEveryPodAskForNames() {
        var egress = manifests.object("NetworkPolicy", "names").at("/spec/egress");

        assertThat(manifests.object("NetworkPolicy", "names").at("/spec/podSelector"))
                .isEmpty();
        assertThat(egress.findValuesAsText("protocol")).containsExactlyInAnyOrder("UDP", "TCP");
        assertThat(egress.findValuesAsText("port")).containsOnly("53");
    }

    @Test
    void letsTheScalerAskKafka() {
        var peers = manifests.object("Kafka", "epochscope").at("/spec/kafka/listeners/0/networkPolicyPeers");

        assertThat(list(peers))
                .anyMatch(peer -> peer.path("namespaceSelector").toString().contains("epochscope.io/scaling"));
    }

    @Test
    void boundsDisruptionsOfPodsThatExist() {
        assertThat(manifests.namesOf("PodDisruptionBudget"))
                .containsExactlyInAnyOrder("trainer-service", "metrics-service");
        manifests
                .ofKind("PodDisruptionBudget")
                .forEach(budget -> assertThat(manifests.workloads())
                        .filteredOn(workload -> NetworkRules.selects(budget.at("/spec/selector"), podLabels(workload)))
                        .extracting(Manifests::nameOf)
                        .containsExactly(nameOf(budget)));
        assertThat(manifests
                        .object("PodDisruptionBudget", "metrics-service")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isLessThan(manifests
                        .object("ScaledObject", "metrics-service")
                        .at("/spec/minReplicaCount")
                        .asInt());
    }

    @Test
    void spreadsReplicasOverZonesAndNodes() {
        assertThat(pod(manifests.workload("metrics-service"))
                        .path("topologySpreadConstraints")
                        .findValuesAsText("topologyKey"))
                .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        manifests.ofKind("KafkaNodePool").forEach(pool -> {
            var labels = Map.of("strimzi.io/cluster", "epochscope", "strimzi.io/pool-name", nameOf(pool));
            var constraints = pool.at("/spec/template/pod/topologySpreadConstraints");
            assertThat(list(constraints))
                    .isNotEmpty()
                    .allMatch(constraint -> NetworkRules.selects(constraint.path("labelSelector"), labels));
        });
        assertThat(manifests
                        .object("Cluster", "postgres")
                        .at("/spec/affinity/podAntiAffinityType")
                        .asText())
                .isEqualTo("required");
    }

    @Test
    void scalesWhatExistsByTheLagOfItsOwnGroup() {
        var scaled = manifests.object("ScaledObject", "metrics-service").path("spec");
        var target = manifests.workload(scaled.at("/scaleTargetRef/name").asText());
        var trigger = scaled.path("triggers").get(0);
        var metadata = trigger.path("metadata");
        var settings = ServiceSettings.of(repository, "metrics-service").properties();

        assertThat(target.path("spec").has("replicas"))
                .as("replicas that a next apply would put back")
                .isFalse();
        assertThat(metadata.path("consumerGroup").asText())
                .isEqualTo(settings.getProperty("mp.messaging.incoming.events.group.id"));
        assertThat(metadata.path("offsetResetPolicy").asText())
                .isEqualTo(settings.getProperty("mp.messaging.incoming.events.auto.offset.reset"));
        var address = HOST_AND_PORT.matcher(metadata.path("bootstrapServers").asText());
        assertThat(address.matches()).isTrue();
        assertThat(made.services().get(address.group(1))).contains(address.group(2));
        assertThat(manifests.namesOf("TriggerAuthentication"))
                .contains(trigger.at("/authenticationRef/name").asText());
        var user = manifests.object("TriggerAuthentication", "scaler").at("/spec/configMapTargetRef/0");
        var map = manifests.object("ConfigMap", user.path("name").asText());
        assertThat(manifests.namesOf("KafkaUser"))
                .contains(map.path("data").path(user.path("key").asText()).asText());
    }

    @Test
    void hasNoMoreConsumersThanPartitions() {
        int most = manifests
                .object("ScaledObject", "metrics-service")
                .at("/spec/maxReplicaCount")
                .asInt();
        String each = environment(
                        containers(manifests.workload("metrics-service")).get(0))
                .get("MP_MESSAGING_INCOMING_EVENTS_CONCURRENCY");

        assertThat(most * Integer.parseInt(each)).isEqualTo(Topic.PARTITIONS);
    }

    @Test
    void readsMetricsOfPodsThatExist() {
        assertThat(manifests.namesOf("ServiceMonitor")).containsExactlyInAnyOrder("trainer-service", "metrics-service");
        manifests.ofKind("ServiceMonitor").forEach(monitor -> {
            assertThat(manifests.ofKind("Service"))
                    .filteredOn(service -> NetworkRules.selects(
                            monitor.at("/spec/selector"), Manifests.texts(service.at("/metadata/labels"))))
                    .singleElement()
                    .satisfies(service -> assertThat(service.at("/spec/ports").findValuesAsText("name"))
                            .containsAll(monitor.at("/spec/endpoints").findValuesAsText("port")));
            assertThat(monitor.at("/spec/endpoints").findValuesAsText("path")).containsOnly("/q/metrics");
        });
        manifests
                .ofKind("PodMonitor")
                .forEach(monitor -> assertThat(made.pods())
                        .filteredOn(pods -> NetworkRules.selects(monitor.at("/spec/selector"), pods.labels()))
                        .isNotEmpty()
                        .allSatisfy(pods -> assertThat(pods.ports())
                                .containsAll(
                                        monitor.at("/spec/podMetricsEndpoints").findValuesAsText("port"))));
    }

    @Test
    void publishesServicesThatExistUnderTheAddressesThatTheyTellBrowsers() {
        var hosts = new HashMap<String, String>();
        manifests.ofKind("Ingress").forEach(ingress -> {
            assertThat(ingress.at("/spec/tls").findValues("hosts").stream().flatMap(each -> texts(each).stream()))
                    .containsExactlyElementsOf(ingress.at("/spec/rules").findValuesAsText("host"));
            for (var rule : ingress.at("/spec/rules")) {
                for (var path : rule.at("/http/paths")) {
                    var service = manifests.object(
                            "Service", path.at("/backend/service/name").asText());
                    assertThat(service.at("/spec/ports").findValuesAsText("name"))
                            .contains(path.at("/backend/service/port/name").asText());
                    hosts.put(nameOf(service), "https://" + rule.path("host").asText());
                }
            }
        });

        assertThat(hosts)
                .isEqualTo(Map.of(
                        "metrics-service",
                        environment(containers(manifests.workload("metrics-service"))
                                        .get(0))
                                .get("EPOCHSCOPE_PUBLIC_URL"),
                        "grafana",
                        environment(containers(manifests.workload("grafana")).get(0))
                                .get("GF_SERVER_ROOT_URL")));
    }

    @Test
    void keepsWhatKafkaAcknowledgedWhenABrokerIsLost() {
        var settings = manifests.object("Kafka", "epochscope").at("/spec/kafka/config");
        int brokers =
                manifests.object("KafkaNodePool", "broker").at("/spec/replicas").asInt();

        assertThat(brokers).isGreaterThanOrEqualTo(3);
        assertThat(settings.path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(settings.path("auto.create.topics.enable").asBoolean(true)).isFalse();
        Manifests.texts(settings).forEach((name, value) -> {
            if (name.endsWith("replication.factor")) {
                assertThat(value).as(name).isEqualTo("3");
            }
        });
        for (var kind : List.of("KafkaNodePool", "KafkaTopic", "KafkaUser")) {
            manifests
                    .ofKind(kind)
                    .forEach(object -> assertThat(manifests.namesOf("Kafka"))
                            .contains(object.path("metadata")
                                    .path("labels")
                                    .path("strimzi.io/cluster")
                                    .asText()));
        }
    }

    @Test
    void runsTheBrokersUnprivilegedAndLimited() {
        var templates = new ArrayList<JsonNode>();
        manifests.ofKind("KafkaNodePool").forEach(pool -> {
            templates.add(pool.at("/spec/template"));
            assertThat(pool.at("/spec/resources/limits").has("memory")).isTrue();
            assertThat(pool.at("/spec/resources/requests").has("cpu")).isTrue();
        });
        templates.add(manifests.object("Kafka", "epochscope").at("/spec/entityOperator/template"));

        assertThat(templates)
                .hasSize(3)
                .allSatisfy(template -> template.properties().forEach(part -> {
                    var security = part.getValue().path("securityContext");
                    if (part.getKey().equals("pod")) {
                        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
                        assertThat(security.path("runAsUser").asInt()).isPositive();
                        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                    } else {
                        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                                .as(part.getKey())
                                .isFalse();
                        assertThat(texts(security.at("/capabilities/drop"))).containsExactly("ALL");
                    }
                }));
    }

    @Test
    void letsServicesReadAndWriteTheTopicsThatTheyUse() {
        var properties = ServiceSettings.of(repository, "metrics-service").properties();
        var read = List.of(
                properties.getProperty("mp.messaging.incoming.events.topics").split(",", -1));
        var written = properties.stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.outgoing\\.[a-z-]+\\.topic"))
                .map(properties::getProperty)
                .toList();

        assertThat(written).hasSize(3);
        assertThat(read).allMatch(topic -> may("metrics-service", "topic", topic, "Read"));
        assertThat(written).allMatch(topic -> may("metrics-service", "topic", topic, "Write"));
        assertThat(may(
                        "metrics-service",
                        "group",
                        properties.getProperty("mp.messaging.incoming.events.group.id"),
                        "Read"))
                .isTrue();
        assertThat(read).allMatch(topic -> may("trainer-service", "topic", topic, "Write"));
        assertThat(may("trainer-service", "topic", Topic.FINDINGS.topicName(), "Read"))
                .isTrue();
        assertThat(may("trainer-service", "topic", Topic.FINDINGS.topicName(), "Write"))
                .isFalse();
        assertThat(repository.text("trainer-service/src/main/java/io/epochscope/trainer/finding/FindingReader.java"))
                .contains("\"trainer-findings-\" + ");
        assertThat(may("trainer-service", "group", "trainer-findings-1", "Read"))
                .isTrue();
        assertThat(read).allMatch(topic -> may("scaler", "topic", topic, "Describe"));
        assertThat(read).noneMatch(topic -> may("scaler", "topic", topic, "Read"));
    }

    private boolean may(String user, String type, String name, String operation) {
        return list(manifests.object("KafkaUser", user).at("/spec/authorization/acls")).stream()
                .filter(rule -> texts(rule.path("operations")).contains(operation))
                .map(rule -> rule.path("resource"))
                .filter(resource -> resource.path("type").asText().equals(type))
                .anyMatch(resource -> resource.path("patternType").asText().equals("prefix")
                        ? name.startsWith(resource.path("name").asText())
                        : name.equals(resource.path("name").asText()));
    }

    @Test
    void namesOnlyTopicsThatExistInRights() {
        assertThat(manifests
                        .ofKind("KafkaUser")
                        .flatMap(user -> list(user.at("/spec/authorization/acls")).stream())
                        .map(rule -> rule.path("resource"))
                        .filter(resource ->
                                resource.path("patternType").asText().equals("literal"))
                        .filter(resource -> resource.path("type").asText().equals("topic"))
                        .map(resource -> resource.path("name").asText()))
                .isNotEmpty()
                .allMatch(name -> Topic.named(name).isPresent());
    }

    @Test
    void keepsRowsWhoseOffsetsAreCommittedAndBacksThemUp() {
        var postgres = manifests.object("Cluster", "postgres").path("spec");
        assertThat(postgres.path("instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(postgres.at("/postgresql/synchronous/number").asInt()).isPositive();
        assertThat(postgres.at("/postgresql/synchronous/dataDurability").asText())
                .isEqualTo("required");

        var plugin = postgres.path("plugins").get(0);
        var store = manifests.object(
                "ObjectStore", plugin.at("/parameters/barmanObjectName").asText());
        var nightly = manifests.object("ScheduledBackup", "nightly").path("spec");
        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        assertThat(store.at("/spec/retentionPolicy").asText()).isEqualTo("30d");
        assertThat(store.at("/spec/instanceSidecarConfiguration/resources/limits")
                        .has("memory"))
                .isTrue();
        assertThat(nightly.at("/cluster/name").asText()).isIn(manifests.namesOf("Cluster"));
        assertThat(nightly.at("/pluginConfiguration/name")).isEqualTo(plugin.path("name"));
    }

    @Test
    void makesTheDatabaseAndTheRolesOfTheOtherWaysOfRunning() {
        var spec = manifests.object("Cluster", "postgres").path("spec");
        var script = spec.at("/bootstrap/initdb/postInitApplicationSQLRefs/configMapRefs/0");
        var reader = spec.at("/managed/roles/0");

        assertThat(spec.at("/bootstrap/initdb/database").asText()).isEqualTo(DatabaseRoles.DATABASE);
        assertThat(spec.at("/bootstrap/initdb/owner").asText()).isEqualTo(DatabaseRoles.OWNER);
        assertThat(manifests
                        .object("ConfigMap", script.path("name").asText())
                        .path("data")
                        .path(script.path("key").asText())
                        .asText())
                .isEqualTo(repository.text("docker/postgres/roles.sql"));
        assertThat(reader.path("name").asText()).isEqualTo(DatabaseRoles.READER);
        assertThat(texts(reader.path("inRoles"))).containsExactly(DatabaseRoles.READERS);
        assertThat(DocumentedSecrets.section(repository, "production"))
                .contains("--from-literal=username=" + DatabaseRoles.READER + " ");
    }

    /** Every kind of pod, with names and numbers of its ports. */
    private List<MadeByOperators.Pods> everyPod() {
        var pods = new ArrayList<>(made.pods());
        manifests.workloads().forEach(workload -> {
            var ports = new TreeSet<String>();
            containers(workload).forEach(container -> {
                ports.addAll(container.path("ports").findValuesAsText("name"));
                ports.addAll(container.path("ports").findValuesAsText("containerPort"));
            });
            pods.add(new MadeByOperators.Pods(podLabels(workload), ports));
        });
        return pods;
    }
}
