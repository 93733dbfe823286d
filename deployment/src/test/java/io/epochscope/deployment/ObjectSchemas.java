package io.epochscope.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of Kubernetes' own objects and of the operators' resources; where they come from is in the README beside
 * them. A field that a schema does not have is a violation.
 */
final class ObjectSchemas {
    private static final List<String> FILES = List.of(
            "kubernetes.json",
            "strimzi.json",
            "cloudnative-pg.json",
            "barman-cloud.json",
            "keda.json",
            "prometheus-operator.json");

    private final Map<String, Schema> schemas = new HashMap<>();

    ObjectSchemas() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String file : FILES) {
            JsonNode definitions = read(file).path("$defs");
            definitions.properties().forEach(definition -> {
                for (var type : definition.getValue().path("x-kubernetes-group-version-kind")) {
                    var schema = JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + definition.getKey());
                    schema.set("$defs", definitions);
                    schemas.put(nameOf(type), registry.getSchema(schema));
                }
            });
        }
    }

    /** What an object breaks, one text for each; empty if nothing. */
    List<String> violations(JsonNode object) {
        String type =
                object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        var schema = schemas.get(type);
        return schema == null
                ? List.of("There is no schema of " + type)
                : schema.validate(object).stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                        .toList();
    }

    private static String nameOf(JsonNode type) {
        String group = type.path("group").asText();
        return (group.isEmpty() ? "" : group + "/") + type.path("version").asText() + "/"
                + type.path("kind").asText();
    }

    private static JsonNode read(String file) {
        try (var schemas = ObjectSchemas.class.getResourceAsStream("/schemas/" + file)) {
            return new ObjectMapper().readTree(schemas);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
