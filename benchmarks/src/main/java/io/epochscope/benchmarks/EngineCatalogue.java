package io.epochscope.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.ModelType;
import java.io.IOException;
import java.util.Map;

/** The data sets and models of the engine, chosen as a request chooses them. */
public final class EngineCatalogue {

    private final Catalogue catalogue = Catalogue.load(EngineCatalogue.class.getClassLoader());
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * Opens a data set.
     *
     * @param type as in {@code dataset.type}
     * @param parameters as in {@code dataset}
     * @throws IOException if its files cannot be read
     */
    public DataSet open(String type, Map<String, Object> parameters, long seed) throws IOException {
        return open(catalogue.dataSets().get(type), parameters, seed);
    }

    /**
     * Chooses a model.
     *
     * @param type as in {@code model.type}
     * @param parameters as in {@code model}
     */
    public ModelChoice<?> model(String type, Map<String, Object> parameters) {
        return choose(catalogue.models().get(type), parameters);
    }

    private <P extends Record> DataSet open(DataSetType<P> type, Map<String, Object> parameters, long seed)
            throws IOException {
        return type.open(mapper.convertValue(parameters, type.parameters()), seed);
    }

    private <P extends Record> ModelChoice<P> choose(ModelType<P> type, Map<String, Object> parameters) {
        return new ModelChoice<>(type, mapper.convertValue(parameters, type.parameters()));
    }
}
