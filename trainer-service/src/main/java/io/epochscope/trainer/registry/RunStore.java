package io.epochscope.trainer.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.trainer.store.StateFile;
import java.io.UncheckedIOException;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** The runs in the state file, as JSON by number. */
final class RunStore {

    private final StateFile file;
    private final ObjectMapper json;
    private final MVMap<Long, String> runs;

    RunStore(StateFile file, ObjectMapper json) {
        this.file = file;
        this.json = json;
        runs = file.map("runs", LongDataType.INSTANCE, StringDataType.INSTANCE);
    }

    void save(Run run) {
        saveAll(List.of(run), () -> {});
    }

    /**
     * Saves several runs all together or not at all.
     *
     * @param more what else is to be written with them
     */
    void saveAll(List<Run> changed, Runnable more) {
        List<String> texts = changed.stream().map(this::text).toList();
        file.commit(() -> {
            for (int i = 0; i < texts.size(); i++) {
                runs.put(changed.get(i).number(), texts.get(i));
            }
            more.run();
            return null;
        });
    }

    private String text(Run run) {
        try {
            return json.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("run " + run.id() + " cannot be written as JSON", e);
        }
    }

    /** All runs, the oldest first. */
    List<Run> load() {
        return runs.values().stream().map(this::parse).toList();
    }

    private Run parse(String text) {
        try {
            return json.readValue(text, Run.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a run in the state file cannot be read: " + text, e);
        }
    }
}
