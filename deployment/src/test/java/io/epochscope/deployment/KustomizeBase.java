package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects of {@code k8s/base}: those written down, and the ConfigMaps that kustomize generates.
 *
 * @param objects every document of every listed file
 * @param generatedConfigMaps their files by their names, relative to the repository's root
 */
record KustomizeBase(List<JsonNode> objects, Map<String, List<String>> generatedConfigMaps) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    static KustomizeBase of(Repository repository) {
        var base = new KustomizeBase(new ArrayList<>(), new TreeMap<>());
        base.addFolder(repository, "k8s/base");
        return base;
    }

    private void addFolder(Repository repository, String folder) {
        var kustomization = repository.yaml(folder + "/kustomization.yaml").get(0);
        for (var generator : kustomization.path("configMapGenerator")) {
            generatedConfigMaps.put(
                    generator.path("name").asText(),
                    texts(generator.path("files")).stream()
                            .map(file -> folder + "/" + file)
                            .toList());
        }
        for (String resource : texts(kustomization.path("resources"))) {
            String path = folder + "/" + resource;
            if (Files.isDirectory(repository.path(path))) {
                addFolder(repository, path);
            } else {
                objects.addAll(repository.yaml(path));
            }
        }
    }

    List<String> generatedFiles() {
        return generatedConfigMaps.values().stream().flatMap(List::stream).toList();
    }

    Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** Everything that runs pods. */
    List<JsonNode> workloads() {
        return objects.stream()
                .filter(object -> WORKLOADS.contains(object.path("kind").asText()))
                .toList();
    }

    JsonNode workload(String name) {
        return workloads().stream()
                .filter(workload -> nameOf(workload).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("k8s/base has no workload " + name));
    }

    Set<String> namesOf(String kind) {
        return ofKind(kind).map(KustomizeBase::nameOf).collect(Collectors.toSet());
    }

    static String nameOf(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static List<JsonNode> containers(JsonNode workload) {
        return StreamSupport.stream(pod(workload).path("containers").spliterator(), false)
                .toList();
    }
}
