package io.epochscope.metrics.diagnosis.judging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Figures as a JSON object. JSON has neither NaN nor infinity: they are text there. Thread-safe. */
final class FigureJson {

    private final ObjectMapper json = new ObjectMapper();

    String write(Map<String, Double> figures) {
        Map<String, Object> values = new TreeMap<>();
        figures.forEach((name, value) -> values.put(name, Double.isFinite(value) ? value : value.toString()));
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and text can be written as JSON", e);
        }
    }

    Map<String, Double> read(String text) {
        try {
            Map<String, Double> figures = new TreeMap<>();
            json.readTree(text)
                    .properties()
                    .forEach(field -> figures.put(
                            field.getKey(), Double.valueOf(field.getValue().asText())));
            return figures;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only JSON in a jsonb column", e);
        }
    }
}
