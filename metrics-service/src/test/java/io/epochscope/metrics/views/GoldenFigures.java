package io.epochscope.metrics.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;

/** What scikit-learn says of some predictions: figures.json, which figures.py beside it makes. */
final class GoldenFigures {

    /** As closely as figures that are computed from the same counts agree. */
    static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static final String FILE = "/golden/classification/figures.json";

    private GoldenFigures() {}

    /** The names of the cases of a group. */
    static Stream<String> names(String group) {
        return read().path(group).propertyStream().map(java.util.Map.Entry::getKey);
    }

    /** One case. */
    static JsonNode of(String group, String name) {
        return read().path(group).path(name);
    }

    /** A number, null where scikit-learn says that there is none. */
    static Double number(JsonNode node) {
        return node.isNull() ? null : Double.valueOf(node.doubleValue());
    }

    private static JsonNode read() {
        try (InputStream content = GoldenFigures.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
