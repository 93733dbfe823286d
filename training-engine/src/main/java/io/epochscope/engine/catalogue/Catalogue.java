package io.epochscope.engine.catalogue;

import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.model.ModelType;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The kinds of models and data sets that can be asked for, by name. Immutable.
 *
 * @param models by {@link ModelType#name()}, sorted
 * @param dataSets by {@link DataSetType#name()}, sorted
 */
public record Catalogue(Map<String, ModelType<?>> models, Map<String, DataSetType<?>> dataSets) {

    public Catalogue {
        models = Collections.unmodifiableMap(new TreeMap<>(models));
        dataSets = Collections.unmodifiableMap(new TreeMap<>(dataSets));
    }

    /**
     * Finds the built-in kinds and those of the plugins that a class loader sees.
     *
     * @throws IllegalStateException if two kinds have the same name
     */
    public static Catalogue load(ClassLoader plugins) {
        Map<String, ModelType<?>> models = new TreeMap<>();
        for (ModelType<?> type : ServiceLoader.load(ModelType.class, plugins)) {
            refuseTwice("model", type.name(), type, models.put(type.name(), type));
        }
        Map<String, DataSetType<?>> dataSets = new TreeMap<>();
        for (DataSetType<?> type : ServiceLoader.load(DataSetType.class, plugins)) {
            refuseTwice("data set", type.name(), type, dataSets.put(type.name(), type));
        }
        return new Catalogue(models, dataSets);
    }

    private static void refuseTwice(String what, String name, Object type, Object other) {
        if (other != null) {
            throw new IllegalStateException("two kinds of %s are named %s: %s and %s"
                    .formatted(
                            what,
                            name,
                            type.getClass().getName(),
                            other.getClass().getName()));
        }
    }
}
