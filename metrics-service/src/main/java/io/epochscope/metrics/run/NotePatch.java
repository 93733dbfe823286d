package io.epochscope.metrics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.metrics.problem.Fault;
import io.epochscope.metrics.problem.InvalidRequestException;
import io.epochscope.metrics.problem.NearestName;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of what people say of a run (RFC 7396).
 *
 * @param values what the fields become, null where nothing is said any more; fields that are not there stay
 */
record NotePatch(Map<NoteField, Object> values) {

    static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a body, which may be null or empty.
     *
     * @throws BadRequestException if it is no JSON object
     * @throws InvalidRequestException naming every field that is wrong
     */
    static NotePatch of(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Map<NoteField, Object> values = new EnumMap<>(NoteField.class);
        for (Map.Entry<String, JsonNode> entry : object(body).properties()) {
            Optional<NoteField> field = field(entry.getKey());
            if (field.isEmpty()) {
                faults.add(fault(
                        entry,
                        "one of the fields " + String.join(", ", NoteField.fields())
                                + NearestName.hint(entry.getKey(), NoteField.fields())));
            } else if (entry.getValue().isNull()) {
                values.put(field.get(), field.get().removed());
            } else {
                field.get()
                        .read(entry.getValue())
                        .ifPresentOrElse(
                                value -> values.put(field.get(), value),
                                () -> faults.add(fault(entry, field.get().accepted())));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(faults);
        }
        return new NotePatch(Collections.unmodifiableMap(values));
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (body != null && JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BadRequestException("the body is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadRequestException("the body is not UTF-8: " + e.getMessage(), e);
        }
        throw new BadRequestException("the body must be a JSON object, as in {\"tags\": [\"baseline\"]}");
    }

    private static Optional<NoteField> field(String name) {
        return Arrays.stream(NoteField.values())
                .filter(field -> field.field().equals(name))
                .findFirst();
    }

    private static Fault fault(Map.Entry<String, JsonNode> entry, String accepted) {
        JsonNode value = entry.getValue();
        return new Fault(entry.getKey(), value.isTextual() ? value.textValue() : value.toString(), accepted);
    }
}
