package io.epochscope.standalone.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps what runs in {@code system.json} of the state folder. */
public final class SystemRecord {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public SystemRecord(StateFolder state) {
        this.file = state.path().resolve("system.json");
    }

    /** What runs, or was left running by a supervisor that was killed; empty after a clean end. */
    public Optional<RunningSystem> read() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(file.toFile(), RunningSystem.class));
    }

    /** Replaces the record as a whole, so that no reader meets half of it. */
    public void write(RunningSystem system) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        JSON.writeValue(unfinished.toFile(), system);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
