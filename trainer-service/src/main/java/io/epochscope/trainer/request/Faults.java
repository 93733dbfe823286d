package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.engine.catalogue.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a request: the first fault of each field. Used by one thread. */
public final class Faults {

    private final Map<String, Fault> byField = new LinkedHashMap<>();

    /**
     * Adds a fault, unless the field has one.
     *
     * @param value as it was given, {@code null} if it was missing
     */
    public void add(String field, JsonNode value, String accepted) {
        add(new Fault(field, value == null ? null : text(value), accepted));
    }

    /** Adds a fault, unless the field has one. */
    public void add(Fault fault) {
        Fault writable = new Fault(writable(fault.field()), writable(fault.value()), writable(fault.accepted()));
        byField.putIfAbsent(writable.field(), writable);
    }

    /** Adds what a plugin or a part found, seen from the whole request. */
    public void addAll(String owner, Collection<Fault> faults) {
        faults.forEach(fault -> add(fault.within(owner)));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** Whether a field, or anything within it, is wrong. */
    public boolean touch(String field) {
        return byField.keySet().stream()
                .anyMatch(
                        wrong -> wrong.equals(field) || wrong.startsWith(field + ".") || wrong.startsWith(field + "["));
    }

    /** All of them, in the order in which they were found. */
    public List<Fault> all() {
        return new ArrayList<>(byField.values());
    }

    /** With a question mark for each half of a surrogate pair, which an answer in UTF-8 cannot hold. */
    private static String writable(String text) {
        return text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
