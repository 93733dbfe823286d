package io.epochscope.metrics.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The requests of the repository's {@code examples}, which the build puts beside this class. Immutable. */
@Singleton
public final class Examples {

    /** In the order in which they are offered. */
    static final List<String> FILES = List.of(
            "generated-scene.json",
            "generated-regression.json",
            "mnist-mlp.json",
            "mnist-cnn.json",
            "mnist-cnn-one-cycle.json",
            "mnist-rate-range-test.json",
            "scenes-cnn.json",
            "scenes-resnet.json",
            "scenes-unet.json");

    private final List<Example> all = FILES.stream().map(Examples::read).toList();

    /**
     * A request to begin with.
     *
     * @param file by which it is asked for
     * @param name of the run, for people
     * @param request as it would be posted
     */
    public record Example(String file, String name, JsonNode request) {}

    /** All of them. */
    public List<Example> all() {
        return all;
    }

    /** One of them. */
    Optional<Example> find(String file) {
        return all.stream().filter(example -> example.file().equals(file)).findFirst();
    }

    private static Example read(String file) {
        try (InputStream stream =
                Objects.requireNonNull(Examples.class.getResourceAsStream("examples/" + file), file)) {
            JsonNode request = new ObjectMapper().readTree(stream);
            return new Example(file, request.get("name").textValue(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
