package io.epochscope.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that a cluster is given, ConfigMaps under the names by which others refer to them. */
record Manifests(List<JsonNode> objects) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    /** Those of {@code k8s/overlays}. */
    static Manifests ofOverlay(Repository repository, String overlay) {
        return new KustomizeReader(repository).read("k8s/overlays/" + overlay);
    }

    Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    JsonNode object(String kind, String name) {
        return ofKind(kind)
                .filter(object -> nameOf(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** Everything written here that runs pods; what operators run is in {@link MadeByOperators}. */
    List<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(object.path("kind").asText()))
                .toList();
    }

    JsonNode workload(String name) {
        return workloads().stream()
                .filter(workload -> nameOf(workload).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no workload " + name));
    }

    Set<String> namesOf(String kind) {
        return ofKind(kind).map(Manifests::nameOf).collect(Collectors.toSet());
    }

    /** The ports of a Service. */
    Map<String, List<String>> portsOfServices() {
        var ports = new TreeMap<String, List<String>>();
        ofKind("Service")
                .forEach(service -> ports.put(
                        nameOf(service), service.path("spec").path("ports").findValuesAsText("port")));
        return ports;
    }

    static String nameOf(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static Map<String, String> podLabels(JsonNode workload) {
        return texts(workload.path("spec").path("template").path("metadata").path("labels"));
    }

    static List<JsonNode> containers(JsonNode workload) {
        return list(pod(workload).path("containers"));
    }

    /** The variables of a container; what comes from a Secret is empty. */
    static Map<String, String> environment(JsonNode container) {
        var environment = new TreeMap<String, String>();
        for (var variable : container.path("env")) {
            environment.put(
                    variable.path("name").asText(), variable.path("value").asText());
        }
        return environment;
    }

    /** The fields of an object whose values are texts, such as labels. */
    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Every value of a field of that name, however deep, in arrays and beneath values of the same name too. */
    static List<JsonNode> everywhere(JsonNode node, String field) {
        var found = new ArrayList<JsonNode>();
        if (node.has(field)) {
            found.add(node.get(field));
        }
        node.forEach(child -> found.addAll(everywhere(child, field)));
        return found;
    }
}
