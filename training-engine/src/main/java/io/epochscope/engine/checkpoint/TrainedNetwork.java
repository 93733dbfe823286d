package io.epochscope.engine.checkpoint;

import io.epochscope.engine.network.NamedParameter;
import io.epochscope.engine.network.Network;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint is of, so that none is taken for that of something else.
 *
 * @param model type of the model
 * @param optimizer type of the optimizer
 * @param sample shape of one sample
 * @param parameters shape of each parameter, by its id
 */
record TrainedNetwork(String model, String optimizer, String sample, Map<String, String> parameters) {

    static TrainedNetwork of(String model, String optimizer, String sample, Network network) {
        Map<String, String> parameters = new TreeMap<>();
        for (NamedParameter parameter : network.parameters()) {
            parameters.put(parameter.id(), parameter.shape().toString());
        }
        return new TrainedNetwork(model, optimizer, sample, parameters);
    }

    /** @throws IOException if the other is not the same; the message says in what */
    void check(TrainedNetwork other) throws IOException {
        check("model", model, other.model);
        check("optimizer", optimizer, other.optimizer);
        check("sample", sample, other.sample);
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(other.parameters);
        for (String id : all.keySet()) {
            check("parameter " + id, parameters.get(id), other.parameters.get(id));
        }
    }

    private static void check(String what, String own, String others) throws IOException {
        if (own == null || !own.equals(others)) {
            throw new IOException("its %s is %s, that of the run is %s".formatted(what, own, others));
        }
    }
}
