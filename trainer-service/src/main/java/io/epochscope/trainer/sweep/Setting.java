package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run has of what a sweep varies.
 *
 * @param values by path, in the order of the sweep's parameters
 */
record Setting(Map<String, JsonNode> values) {

    // Together with the name of the sweep below the 200 characters that a run's name may have.
    private static final int LONGEST = 97;

    /**
     * What all runs have in common, with these values in their places. An object comes before what lies within it.
     *
     * @throws IllegalArgumentException if something that is no object is where one would be; the message names it
     */
    ObjectNode in(ObjectNode common) {
        ObjectNode request = common.deepCopy();
        values.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> new ParameterPath(entry.getKey()).depth()))
                .forEach(entry -> new ParameterPath(entry.getKey())
                        .put(request, entry.getValue().deepCopy()));
        return request;
    }

    /** For people, on one line: {@code learningRate 0.01, dropout 0.3}. */
    String words() {
        List<String> names = values.keySet().stream().map(ParameterPath::lastOf).toList();
        String all = values.entrySet().stream()
                .map(entry -> nameOf(entry.getKey(), names) + " " + word(entry.getValue()))
                .collect(Collectors.joining(", "))
                .replaceAll("[\\p{Cc}\\p{Cs}]", "?");
        return all.length() <= LONGEST ? all : cut(all) + "…";
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end).strip();
    }

    /** The field alone where that says which one it is. */
    private static String nameOf(String path, List<String> names) {
        String last = ParameterPath.lastOf(path);
        return names.indexOf(last) == names.lastIndexOf(last) ? last : path;
    }

    private static String word(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNull()) {
            return "none";
        }
        boolean onlyType =
                value.isObject() && value.size() == 1 && value.path("type").isTextual();
        return onlyType ? value.path("type").textValue() : value.toString().replace("\"", "");
    }
}
