package io.epochscope.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A patch laid over an object, by the rules of Kubernetes' strategic merge: some lists are merged by a key. */
final class StrategicMerge {
    /** {@code x-kubernetes-patch-merge-key} of Kubernetes' OpenAPI, for the lists that patches here touch. */
    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private StrategicMerge() {}

    static JsonNode merge(JsonNode object, JsonNode patch) {
        ObjectNode merged = object.deepCopy();
        patch.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNull()) {
                merged.remove(name);
            } else if (value.isObject() && merged.path(name).isObject()) {
                merged.set(name, merge(merged.get(name), value));
            } else if (value.isArray() && merged.path(name).isArray() && KEYS.containsKey(name)) {
                merged.set(name, mergeByKey(merged.get(name), value, KEYS.get(name)));
            } else {
                merged.set(name, value);
            }
        });
        return merged;
    }

    /** What is new comes first, as kustomize has it. */
    private static JsonNode mergeByKey(JsonNode list, JsonNode patch, String key) {
        List<JsonNode> merged = new ArrayList<>(Manifests.list(list));
        List<JsonNode> added = new ArrayList<>();
        for (var item : patch) {
            int at = indexOf(merged, key, item.path(key));
            if (at < 0) {
                added.add(item);
            } else {
                merged.set(at, merge(merged.get(at), item));
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(added).addAll(merged);
    }

    private static int indexOf(List<JsonNode> list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }
}
