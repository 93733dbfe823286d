package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.trainer.store.StateFile;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** Sweeps in the state file, as JSON by number, and what their metrics came to. */
final class SweepStore {

    private final StateFile file;
    private final ObjectMapper json;
    private final MVMap<Long, String> sweeps;
    /** Bits of a double by {@code run/epoch}. */
    private final MVMap<String, Long> values;

    SweepStore(StateFile file, ObjectMapper json) {
        this.file = file;
        this.json = json;
        sweeps = file.map("sweeps", LongDataType.INSTANCE, StringDataType.INSTANCE);
        values = file.map("sweep-values", StringDataType.INSTANCE, LongDataType.INSTANCE);
    }

    /** Writes a sweep; to be called within a commit. */
    void put(Sweep sweep) {
        sweeps.put(sweep.number(), text(sweep));
    }

    void save(Sweep sweep) {
        file.commit(() -> {
            put(sweep);
            return null;
        });
    }

    void saveValue(String runId, int epoch, double value) {
        file.commit(() -> values.put(key(runId, epoch), Double.doubleToRawLongBits(value)));
    }

    /** All sweeps, the oldest first. */
    List<Sweep> load() {
        return sweeps.values().stream().map(this::parse).toList();
    }

    /** Fills a curve with what was saved of a run. */
    void loadValues(String runId, RunCurve curve) {
        String first = prefix(runId);
        for (Iterator<String> keys = values.keyIterator(first); keys.hasNext(); ) {
            String key = keys.next();
            if (!key.startsWith(first)) {
                return;
            }
            curve.put(Integer.parseInt(key.substring(first.length())), Double.longBitsToDouble(values.get(key)));
        }
    }

    private static String key(String runId, int epoch) {
        return prefix(runId) + epoch;
    }

    private static String prefix(String runId) {
        return runId + "/";
    }

    private String text(Sweep sweep) {
        try {
            return json.writeValueAsString(sweep);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("sweep " + sweep.id() + " cannot be written as JSON", e);
        }
    }

    private Sweep parse(String text) {
        try {
            return json.readValue(text, Sweep.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a sweep in the state file cannot be read: " + text, e);
        }
    }
}
