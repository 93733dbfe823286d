package io.epochscope.trainer.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.engine.data.Feature;
import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a row of a table, {@code {"features": {"area": 70, "age": 3}}}, as a network gets it. */
final class RowReader {

    private static final String FEATURES = "features";

    private final ObjectMapper json;
    private final List<Feature> features;

    /**
     * Of rows.
     *
     * @param features that a row has, each of them
     */
    RowReader(ObjectMapper json, List<Feature> features) {
        this.json = json;
        this.features = features;
    }

    /**
     * Reads a body.
     *
     * @return the scaled features in their order
     * @throws ProblemException with all that is wrong
     */
    float[] read(byte[] body) throws IOException {
        JsonNode row = parse(body);
        List<Fault> faults = new ArrayList<>();
        float[] scaled = new float[features.size()];
        for (int column = 0; column < scaled.length; column++) {
            Feature feature = features.get(column);
            JsonNode value = row.path(feature.name());
            if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                scaled[column] = feature.scale().scaled(value.doubleValue());
            } else {
                faults.add(new Fault(
                        FEATURES + "." + feature.name(),
                        value.isMissingNode() || value.isNull() ? null : value.toString(),
                        "a number"));
            }
        }
        refuseUnknown(row, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return scaled;
    }

    private JsonNode parse(byte[] body) throws IOException {
        try {
            JsonNode row = json.readTree(body).path(FEATURES);
            if (row.isObject()) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw ProblemException.unreadable("The body is not JSON: " + e.getOriginalMessage());
        }
        throw ProblemException.unreadable(
                "The body must be a JSON object with the numbers of a row, as in %s".formatted(example(features)));
    }

    private void refuseUnknown(JsonNode row, List<Fault> faults) {
        List<String> known = features.stream().map(Feature::name).toList();
        row.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> faults.add(new Fault(
                        FEATURES + "." + field.getKey(),
                        field.getValue().toString(),
                        "one of the features %s%s"
                                .formatted(
                                        String.join(", ", known),
                                        NearestName.of(field.getKey(), known)
                                                .map("; did you mean %s?"::formatted)
                                                .orElse("")))));
    }

    /** What a body looks like. */
    static String example(List<Feature> features) {
        return "{\"features\": {\"%s\": 1.5%s}}".formatted(features.get(0).name(), features.size() > 1 ? ", …" : "");
    }
}
