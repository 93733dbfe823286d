package io.epochscope.benchmarks.diagnosis;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How one run is trained.
 *
 * @param dataSet type of the data, as a request calls it
 * @param dataParameters what a request says of them beside it
 * @param spoiling what is done to the data once they are opened
 * @param model type of the model
 * @param modelParameters what a request says of it beside the type
 * @param rebuilding what is done to the model that the parameters make
 * @param optimizer adam, adamw or sgd
 * @param rate of the optimizer
 * @param cosine whether the rate falls by half a cosine until the end
 * @param epochs at least 1
 * @param batchSize samples a step
 * @param seed of data, weights and order
 */
record Recipe(
        String dataSet,
        Map<String, Object> dataParameters,
        UnaryOperator<DataSet> spoiling,
        String model,
        Map<String, Object> modelParameters,
        UnaryOperator<ModelChoice<?>> rebuilding,
        String optimizer,
        double rate,
        boolean cosine,
        int epochs,
        int batchSize,
        long seed) {

    Recipe spoilt(UnaryOperator<DataSet> other) {
        return new Recipe(
                dataSet,
                dataParameters,
                other,
                model,
                modelParameters,
                rebuilding,
                optimizer,
                rate,
                cosine,
                epochs,
                batchSize,
                seed);
    }

    Recipe rebuilt(UnaryOperator<ModelChoice<?>> other) {
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                modelParameters,
                other,
                optimizer,
                rate,
                cosine,
                epochs,
                batchSize,
                seed);
    }

    /** With one parameter of the model set otherwise. */
    Recipe model(String parameter, Object value) {
        Map<String, Object> parameters = new TreeMap<>(modelParameters);
        parameters.put(parameter, value);
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                parameters,
                rebuilding,
                optimizer,
                rate,
                cosine,
                epochs,
                batchSize,
                seed);
    }

    Recipe optimizer(String other, double itsRate) {
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                modelParameters,
                rebuilding,
                other,
                itsRate,
                cosine,
                epochs,
                batchSize,
                seed);
    }

    Recipe rate(double other) {
        return optimizer(optimizer, other);
    }

    Recipe withCosine() {
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                modelParameters,
                rebuilding,
                optimizer,
                rate,
                true,
                epochs,
                batchSize,
                seed);
    }

    Recipe batchSize(int other) {
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                modelParameters,
                rebuilding,
                optimizer,
                rate,
                cosine,
                epochs,
                other,
                seed);
    }

    Recipe seed(long other) {
        return new Recipe(
                dataSet,
                dataParameters,
                spoiling,
                model,
                modelParameters,
                rebuilding,
                optimizer,
                rate,
                cosine,
                epochs,
                batchSize,
                other);
    }
}
