package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a folder as {@code kubectl kustomize} does, as far as this repository makes use of it: the tests need no
 * kubectl, and where there is one they compare. A field that is not dealt with here is an error, so that nothing is
 * passed over. Generated ConfigMaps have no hash in their names.
 */
final class KustomizeReader {
    private static final Set<String> FIELDS =
            Set.of("apiVersion", "kind", "namespace", "labels", "resources", "configMapGenerator", "patches");

    private final Repository repository;

    KustomizeReader(Repository repository) {
        this.repository = repository;
    }

    Manifests read(String folder) {
        return new Manifests(List.copyOf(objects(folder)));
    }

    private List<JsonNode> objects(String folder) {
        var kustomization = repository.yaml(folder + "/kustomization.yaml").get(0);
        kustomization.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new AssertionError(folder + ": " + field + " is not read here");
            }
        });
        var objects = new ArrayList<JsonNode>();
        for (String resource : texts(kustomization.path("resources"))) {
            String path = folder + "/" + resource;
            if (Files.isDirectory(repository.path(path))) {
                objects.addAll(objects(path));
            } else {
                objects.addAll(repository.yaml(inside(folder, resource)));
            }
        }
        for (var generator : kustomization.path("configMapGenerator")) {
            objects.add(configMap(folder, generator));
        }
        for (var patch : kustomization.path("patches")) {
            patch(
                    objects,
                    repository.yaml(inside(folder, patch.path("path").asText())).get(0));
        }
        objects.forEach(object -> mark(object, kustomization));
        return objects;
    }

    /** Files must be in the folder or below it: kustomize refuses others. */
    private static String inside(String folder, String file) {
        if (Path.of(file).normalize().startsWith("..")) {
            throw new AssertionError(folder + " may not read " + file);
        }
        return folder + "/" + file;
    }

    private JsonNode configMap(String folder, JsonNode generator) {
        var map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").set("name", generator.path("name"));
        var data = map.putObject("data");
        for (String file : texts(generator.path("files"))) {
            data.put(Path.of(file).getFileName().toString(), repository.text(inside(folder, file)));
        }
        return map;
    }

    private static void patch(List<JsonNode> objects, JsonNode patch) {
        for (int i = 0; i < objects.size(); i++) {
            var object = objects.get(i);
            if (object.path("kind").equals(patch.path("kind"))
                    && Manifests.nameOf(object).equals(Manifests.nameOf(patch))) {
                objects.set(i, StrategicMerge.merge(object, patch));
                return;
            }
        }
        throw new AssertionError("There is no " + patch.path("kind") + " " + Manifests.nameOf(patch) + " to patch");
    }

    private static void mark(JsonNode object, JsonNode kustomization) {
        var metadata = (ObjectNode) object.path("metadata");
        if (kustomization.has("namespace") && !object.path("kind").asText().equals("Namespace")) {
            metadata.set("namespace", kustomization.path("namespace"));
        }
        for (var labels : kustomization.path("labels")) {
            labels.path("pairs")
                    .properties()
                    .forEach(label -> metadata.withObjectProperty("labels").set(label.getKey(), label.getValue()));
        }
    }
}
