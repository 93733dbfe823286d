package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Binds JSON objects to parameter records, component by component, so that all faults come together where Jackson alone
 * stops at the first. Components that are missing or null are left to the record's own defaults.
 */
public final class RecordBinder {

    private final Constraints constraints = new Constraints();

    /**
     * Binds and validates.
     *
     * @param owner path of the object in the request, empty for the request itself
     * @param faults gets what is wrong, by path in the request
     * @return the record; empty if its constructor refused. Of use only if no fault within {@code owner} was added
     */
    public <R extends Record> Optional<R> bind(String owner, ObjectNode json, Class<R> type, Faults faults) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(owner, json, components, faults);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(path(owner, name(components[i])), json, components[i], faults);
        }
        Optional<R> bound = construct(owner, json, type, values, faults);
        bound.ifPresent(instance -> constraints
                .violations(instance)
                .forEach(violation -> faults.add(
                        new Fault(path(owner, violation.field()), violation.value(), violation.accepted()))));
        return bound;
    }

    private static void refuseUnknown(String owner, ObjectNode json, RecordComponent[] components, Faults faults) {
        List<String> known = Arrays.stream(components).map(RecordBinder::name).toList();
        json.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field ->
                        faults.add(path(owner, field.getKey()), field.getValue(), acceptedFor(field.getKey(), known)));
    }

    private static String acceptedFor(String unknown, List<String> known) {
        if (known.isEmpty()) {
            return "no field: there is nothing to be set here";
        }
        return "one of the fields " + String.join(", ", known) + NearestName.hint(unknown, known);
    }

    private Object value(String path, ObjectNode json, RecordComponent component, Faults faults) {
        JsonNode node = json.get(name(component));
        boolean missing = node == null || node.isNull();
        if (missing && component.getType().isPrimitive()) {
            faults.add(path, node, TypePhrase.of(component.getGenericType()));
        }
        if (missing) {
            return nothing(component);
        }
        if (component.getType().isRecord() && node instanceof ObjectNode object) {
            return bind(path, object, component.getType().asSubclass(Record.class), faults)
                    .orElse(null);
        }
        Optional<Class<? extends Record>> elements = recordsIn(component);
        if (elements.isPresent() && node instanceof ArrayNode array) {
            return bindAll(path, array, elements.get(), faults);
        }
        return convert(path, node, component, faults);
    }

    private <R extends Record> List<R> bindAll(String path, ArrayNode array, Class<R> type, Faults faults) {
        List<R> bound = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String element = path + "[" + i + "]";
            if (array.get(i) instanceof ObjectNode object) {
                bind(element, object, type, faults).ifPresent(bound::add);
            } else {
                faults.add(element, array.get(i), TypePhrase.of(type));
            }
        }
        return bound;
    }

    /** The records that a component is a list of. */
    private static Optional<Class<? extends Record>> recordsIn(RecordComponent component) {
        JavaType type = RequestJson.MAPPER.constructType(component.getGenericType());
        return Optional.of(type)
                .filter(JavaType::isCollectionLikeType)
                .map(list -> list.getContentType().getRawClass())
                .filter(Class::isRecord)
                .map(element -> element.asSubclass(Record.class));
    }

    /** What a component is called in JSON, where some names are none in Java. */
    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static Object convert(String path, JsonNode node, RecordComponent component, Faults faults) {
        try {
            Object value = RequestJson.MAPPER
                    .readerFor(RequestJson.MAPPER.constructType(component.getGenericType()))
                    .readValue(node);
            if (value instanceof Double number && !Double.isFinite(number)) {
                faults.add(path, node, "a number that a double can hold");
                return nothing(component);
            }
            return value;
        } catch (JsonMappingException e) {
            faults.add(path + within(e), at(node, e), acceptedFor(node, component));
        } catch (JsonProcessingException e) {
            faults.add(path, node, TypePhrase.of(component.getGenericType()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return nothing(component);
    }

    private static String acceptedFor(JsonNode node, RecordComponent component) {
        boolean choice = node.isTextual() && component.getType().isEnum();
        return TypePhrase.of(component.getGenericType())
                + (choice ? NearestName.hint(node.textValue(), TypePhrase.choices(component.getType())) : "");
    }

    /** Where within a list or object Jackson met what it could not read: {@code [2]}. */
    private static String within(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static JsonNode at(JsonNode node, JsonMappingException e) {
        JsonNode found = node;
        for (JsonMappingException.Reference step : e.getPath()) {
            found = step.getFieldName() == null ? found.path(step.getIndex()) : found.path(step.getFieldName());
        }
        return found;
    }

    private static Object nothing(RecordComponent component) {
        Class<?> type = component.getType();
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static <R extends Record> Optional<R> construct(
            String owner, JsonNode json, Class<R> type, Object[] values, Faults faults) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            faults.add(owner, json, "parameters that it takes: " + e.getCause().getMessage());
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parameters " + type.getName() + " cannot be made", e);
        }
    }

    private static String path(String owner, String field) {
        return owner.isEmpty() ? field : owner + "." + field;
    }
}
