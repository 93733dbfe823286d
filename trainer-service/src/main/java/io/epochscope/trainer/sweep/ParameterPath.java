package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Where a field lies in a request, as faults name it: {@code optimizer.learningRate}.
 *
 * @param text the names of objects and field, with dots between them
 */
record ParameterPath(String text) {

    /** The name of the field alone. */
    static String lastOf(String text) {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private List<String> names() {
        return List.of(text.split("\\.", -1));
    }

    /** Whether every name is one; elements of lists have none. */
    boolean isWellFormed() {
        return names().stream().noneMatch(name -> name.isBlank() || name.indexOf('[') >= 0);
    }

    int depth() {
        return names().size();
    }

    /** Whether a fault of that field is one of this field, or of something within it. */
    boolean holds(String field) {
        return field.equals(text) || field.startsWith(text + ".") || field.startsWith(text + "[");
    }

    /** Whether this field lies within that one. */
    boolean isWithin(String field) {
        return text.startsWith(field + ".");
    }

    /**
     * Gives the field a value; objects that it lies in are made where there is none.
     *
     * @throws IllegalArgumentException if something that is no object is where one would be; the message names it
     */
    void put(ObjectNode request, JsonNode value) {
        ObjectNode owner = request;
        List<String> names = names();
        for (int i = 0; i < names.size() - 1; i++) {
            JsonNode next = owner.get(names.get(i));
            if (next == null || next.isNull()) {
                next = owner.putObject(names.get(i));
            }
            if (!(next instanceof ObjectNode)) {
                throw new IllegalArgumentException(String.join(".", names.subList(0, i + 1)));
            }
            owner = (ObjectNode) next;
        }
        owner.set(names.get(names.size() - 1), value);
    }
}
