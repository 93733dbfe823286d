package io.epochscope.benchmarks.diagnosis;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How one run is trained.
 *
 * @param data what it learns from
 * @param network what learns
 * @param learning how
 * @param seed of data, weights and order
 */
record Recipe(Data data, Network network, Learning learning, long seed) {

    /**
     * Data of a run.
     *
     * @param type as a request calls it
     * @param parameters what a request says beside it
     * @param spoiling what is done to the data once they are opened
     */
    record Data(String type, Map<String, Object> parameters, UnaryOperator<DataSet> spoiling) {}

    /**
     * Network of a run.
     *
     * @param type as a request calls it
     * @param parameters what a request says beside it
     * @param rebuilding what is done to the model that the parameters make
     */
    record Network(String type, Map<String, Object> parameters, UnaryOperator<ModelChoice<?>> rebuilding) {}

    /**
     * Learning of a run.
     *
     * @param optimizer adam, adamw or sgd
     * @param rate of the optimizer
     * @param cosine whether the rate falls by half a cosine until the end
     * @param epochs at least 1
     * @param batchSize samples a step
     */
    record Learning(String optimizer, double rate, boolean cosine, int epochs, int batchSize) {}

    double rate() {
        return learning.rate();
    }

    int batchSize() {
        return learning.batchSize();
    }

    Recipe spoilt(UnaryOperator<DataSet> spoiling) {
        return new Recipe(new Data(data.type(), data.parameters(), spoiling), network, learning, seed);
    }

    Recipe rebuilt(UnaryOperator<ModelChoice<?>> rebuilding) {
        return with(new Network(network.type(), network.parameters(), rebuilding));
    }

    /** With one parameter of the model set otherwise. */
    Recipe model(String parameter, Object value) {
        Map<String, Object> parameters = new TreeMap<>(network.parameters());
        parameters.put(parameter, value);
        return with(new Network(network.type(), parameters, network.rebuilding()));
    }

    Recipe optimizer(String other, double itsRate) {
        return with(new Learning(other, itsRate, learning.cosine(), learning.epochs(), learning.batchSize()));
    }

    Recipe rate(double other) {
        return optimizer(learning.optimizer(), other);
    }

    Recipe withCosine() {
        return with(new Learning(learning.optimizer(), learning.rate(), true, learning.epochs(), learning.batchSize()));
    }

    Recipe batchSize(int other) {
        return with(new Learning(learning.optimizer(), learning.rate(), learning.cosine(), learning.epochs(), other));
    }

    private Recipe with(Network other) {
        return new Recipe(data, other, learning, seed);
    }

    private Recipe with(Learning other) {
        return new Recipe(data, network, other, seed);
    }
}
