package io.epochscope.engine.checkpoint;

import io.epochscope.engine.schedule.PlateauState;
import io.epochscope.engine.steering.SteeringState;
import io.epochscope.engine.stopping.StoppingState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The file of a checkpoint that is not arrays: Java properties, numbers as {@link Double#toString(double)} writes them,
 * which loses nothing. Its {@code format} rises when older programs could no longer read it.
 */
final class StateProperties {

    static final String FILE = "checkpoint.properties";

    private static final int FORMAT = 1;
    private static final String PARAMETER = "parameter.";
    private static final String OPTIMIZER_STEPS = "optimizer.steps.";
    private static final String RATE_FACTOR = "steering.rate-factor";
    private static final String COOLDOWN_END = "steering.cooldown-end";
    private static final String SETTLED = "steering.settled.";

    private final Path file;
    private final Properties properties = new Properties();

    private StateProperties(Path folder) {
        file = folder.resolve(FILE);
    }

    static void write(Path folder, TrainedNetwork of, TrainingState state) throws IOException {
        StateProperties written = new StateProperties(folder);
        written.put("format", FORMAT);
        written.put("model", of.model());
        written.put("optimizer", of.optimizer());
        written.put("sample", of.sample());
        of.parameters().forEach((id, shape) -> written.put(PARAMETER + id, shape));
        written.put("epoch", state.epoch());
        written.put("steps", state.steps());
        state.optimizerSteps().forEach((id, steps) -> written.put(OPTIMIZER_STEPS + id, steps));
        written.put(state.stopping());
        state.plateau().ifPresent(written::put);
        if (!state.steering().isNone()) {
            written.put(state.steering());
        }
        try (OutputStream output = Files.newOutputStream(written.file)) {
            written.properties.store(output, null);
        }
    }

    private void put(StoppingState stopping) {
        put("best.metric", stopping.metric());
        put("best.epoch", stopping.bestEpoch());
        put("best.value", stopping.bestValue());
        put("stopping.without", stopping.without());
        put("stopping.without-number", stopping.withoutNumber());
    }

    private void put(SteeringState steering) {
        put(RATE_FACTOR, steering.rateFactor());
        put(COOLDOWN_END, steering.cooldownEnd());
        for (int i = 0; i < steering.settled().size(); i++) {
            put(SETTLED + i, steering.settled().get(i));
        }
    }

    private void put(PlateauState plateau) {
        put("plateau.learning-rate", plateau.learningRate());
        put("plateau.best", plateau.best());
        put("plateau.bad-epochs", plateau.badEpochs());
        put("plateau.cooldown", plateau.cooldown());
    }

    private void put(String key, Object value) {
        properties.setProperty(key, value.toString());
    }

    /** @throws IOException if it is not there, or of a format that is not known here; the message says which is */
    static StateProperties read(Path folder) throws IOException {
        StateProperties read = new StateProperties(folder);
        try (InputStream input = Files.newInputStream(read.file)) {
            read.properties.load(input);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no checkpoint in " + folder, e);
        }
        int format = read.get("format", Integer::valueOf);
        if (format > FORMAT) {
            throw new IOException(
                    "the checkpoint in %s is of format %d, written by a later version; up to %d are read here"
                            .formatted(folder, format, FORMAT));
        }
        return read;
    }

    TrainedNetwork network() throws IOException {
        return new TrainedNetwork(
                get("model", Function.identity()),
                get("optimizer", Function.identity()),
                get("sample", Function.identity()),
                all(PARAMETER, Function.identity()));
    }

    TrainingState state() throws IOException {
        return new TrainingState(
                get("epoch", Integer::valueOf),
                get("steps", Long::valueOf),
                all(OPTIMIZER_STEPS, Long::valueOf),
                new StoppingState(
                        get("best.metric", Function.identity()),
                        get("best.epoch", Integer::valueOf),
                        get("best.value", Double::valueOf),
                        get("stopping.without", Integer::valueOf),
                        get("stopping.without-number", Integer::valueOf)),
                properties.containsKey(RATE_FACTOR) ? steering() : SteeringState.none(),
                properties.containsKey("plateau.best") ? Optional.of(plateau()) : Optional.empty());
    }

    private SteeringState steering() throws IOException {
        Map<String, String> byPosition = all(SETTLED, Function.identity());
        List<String> settled = byPosition.keySet().stream()
                .sorted(Comparator.comparing(Integer::valueOf))
                .map(byPosition::get)
                .toList();
        return new SteeringState(get(RATE_FACTOR, Double::valueOf), get(COOLDOWN_END, Integer::valueOf), settled);
    }

    private PlateauState plateau() throws IOException {
        return new PlateauState(
                get("plateau.learning-rate", Double::valueOf),
                get("plateau.best", Double::valueOf),
                get("plateau.bad-epochs", Integer::valueOf),
                get("plateau.cooldown", Integer::valueOf));
    }

    private <T> Map<String, T> all(String prefix, Function<String, T> type) throws IOException {
        Map<String, T> found = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), get(key, type));
            }
        }
        return found;
    }

    private <T> T get(String key, Function<String, T> type) throws IOException {
        String value = properties.getProperty(key);
        try {
            if (value != null) {
                return type.apply(value);
            }
        } catch (NumberFormatException e) {
            throw new IOException("%s has %s=%s, which is no number".formatted(file, key, value), e);
        }
        throw new IOException("%s lacks %s".formatted(file, key));
    }
}
