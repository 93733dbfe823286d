package io.epochscope.deployment;

import static io.epochscope.deployment.Manifests.list;
import static io.epochscope.deployment.Manifests.nameOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the operators make of the custom resources among manifests, by their documentation: Strimzi 1.2 and
 * CloudNativePG 1.30.
 *
 * @param services ports by the Service's name
 * @param secrets keys by the Secret's name
 * @param pods every kind of pod that they run
 */
record MadeByOperators(Map<String, List<String>> services, Map<String, Set<String>> secrets, List<Pods> pods) {
    private static final String POSTGRES_PORT = "5432";

    /**
     * Pods that are alike.
     *
     * @param labels those that selectors may go by
     * @param ports names and numbers of what they listen at
     */
    record Pods(Map<String, String> labels, Set<String> ports) {}

    static MadeByOperators of(Manifests manifests) {
        var made = new MadeByOperators(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        manifests.ofKind("Kafka").forEach(kafka -> made.addKafka(kafka, manifests));
        manifests
                .ofKind("KafkaUser")
                .forEach(user -> made.secrets.put(nameOf(user), Set.of("password", "sasl.jaas.config")));
        manifests.ofKind("Cluster").forEach(made::addPostgres);
        return made;
    }

    private void addKafka(JsonNode kafka, Manifests manifests) {
        String name = nameOf(kafka);
        var ports = list(kafka.path("spec").path("kafka").path("listeners")).stream()
                .map(listener -> listener.path("port").asText())
                .toList();
        services.put(name + "-kafka-bootstrap", ports);
        secrets.put(name + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password"));
        manifests.ofKind("KafkaNodePool").forEach(pool -> {
            var labels = Map.of(
                    "strimzi.io/cluster", name, "strimzi.io/kind", "Kafka", "strimzi.io/pool-name", nameOf(pool));
            pods.add(new Pods(
                    labels,
                    pool.path("spec").path("roles").toString().contains("broker")
                            ? Set.of(ports.get(0), "tcp-prometheus")
                            : Set.of("tcp-prometheus")));
        });
    }

    private void addPostgres(JsonNode cluster) {
        String name = nameOf(cluster);
        for (String suffix : List.of("-rw", "-ro", "-r")) {
            services.put(name + suffix, List.of(POSTGRES_PORT));
        }
        secrets.put(name + "-app", Set.of("username", "password"));
        secrets.put(name + "-ca", Set.of("ca.crt"));
        pods.add(new Pods(Map.of("cnpg.io/cluster", name), Set.of(POSTGRES_PORT, "8000", "9187", "metrics")));
    }
}
