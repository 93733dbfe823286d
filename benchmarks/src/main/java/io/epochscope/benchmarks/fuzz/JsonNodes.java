package io.epochscope.benchmarks.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The values within a JSON document, any of which can be exchanged for another text. Used by one thread. */
final class JsonNodes {

    /** Stands for the value until its text, which need not be JSON, takes its place. */
    private static final String PLACE = "\u0001place\u0001";

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode root;
    private final List<Runnable> places = new ArrayList<>();

    /** @throws IllegalArgumentException if that is no JSON object */
    JsonNodes(byte[] document) {
        try {
            root = json.readTree(document);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
        }
        collect(root);
    }

    private void collect(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(() -> object.put(field.getKey(), PLACE));
                collect(field.getValue());
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, PLACE));
                collect(array.get(i));
            }
        }
    }

    /** The document with one of its values, whichever, exchanged for that text. */
    byte[] exchange(String text, RandomGenerator random) {
        places.get(random.nextInt(places.size())).run();
        try {
            return json.writeValueAsString(root)
                    .replace(json.writeValueAsString(PLACE), text)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that was read cannot be written", e);
        }
    }
}
