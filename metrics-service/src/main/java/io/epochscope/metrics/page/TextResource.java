package io.epochscope.metrics.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads texts that the build puts beside classes. */
public final class TextResource {

    private TextResource() {}

    /**
     * All of one, in UTF-8.
     *
     * @param owner the class that it lies beside
     */
    public static String read(Class<?> owner, String name) {
        try (InputStream stream = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
