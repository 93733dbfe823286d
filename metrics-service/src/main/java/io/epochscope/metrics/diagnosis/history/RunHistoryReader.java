package io.epochscope.metrics.diagnosis.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads histories from the database. Thread-safe. */
public final class RunHistoryReader {

    private final RunFactsReader facts;
    private final EpochFiguresReader epochs;
    private final LayerFiguresReader layers;

    /** Reads as the owner of the schema. */
    public RunHistoryReader(DataSource dataSource) {
        facts = new RunFactsReader(dataSource);
        epochs = new EpochFiguresReader(dataSource);
        layers = new LayerFiguresReader(dataSource);
    }

    /**
     * Reads a whole run.
     *
     * @return empty if there is no such run
     * @throws io.epochscope.metrics.store.DatabaseUnavailableException if there is no answer
     */
    public Optional<RunHistory> read(long runKey) {
        return read(runKey, Optional.empty(), 0);
    }

    /**
     * Reads what is new of a run.
     *
     * @param known what was read before; its epochs before {@code fromEpoch} are taken over
     * @param fromEpoch the first epoch to be read anew; 0 for all, and for what there was before training
     */
    public Optional<RunHistory> read(long runKey, Optional<RunHistory> known, int fromEpoch) {
        boolean whole = known.isEmpty() || fromEpoch <= 0;
        Optional<RunFacts> now =
                whole ? facts.read(runKey) : facts.readAgain(runKey, known.get().facts());
        return now.map(newFacts -> {
            int from = whole ? 0 : fromEpoch;
            Map<Integer, Map<String, LayerFigures>> newLayers = layers.read(runKey, from);
            List<EpochFigures> all = new ArrayList<>();
            known.filter(before -> !whole)
                    .ifPresent(before -> before.epochs().stream()
                            .filter(epoch -> epoch.epoch() < from)
                            .forEach(all::add));
            all.addAll(epochs.read(runKey, Math.max(from, 1), newLayers));
            return new RunHistory(
                    newFacts,
                    whole ? newLayers.getOrDefault(0, Map.of()) : known.get().layersAtStart(),
                    whole
                            ? new TreeMap<>(layers.readInputs(runKey))
                            : known.get().inputs(),
                    all);
        });
    }
}
