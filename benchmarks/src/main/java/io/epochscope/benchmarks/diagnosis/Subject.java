package io.epochscope.benchmarks.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A network on data, as somebody would train it.
 *
 * @param name as it is printed
 * @param part what its cases are for
 * @param folder of the data within the benchmarks' data; empty if they are made on the spot
 * @param dataSet type of the data, as a request calls it
 * @param dataParameters what a request says of them beside it
 * @param model type of the model
 * @param modelParameters what a request says of it beside the type
 * @param rate of Adam
 * @param epochs of a run
 * @param small what makes the network too small
 * @param large what makes it too large
 */
record Subject(
        String name,
        Part part,
        String folder,
        String dataSet,
        Map<String, Object> dataParameters,
        String model,
        Map<String, Object> modelParameters,
        double rate,
        int epochs,
        Map<String, Object> small,
        Map<String, Object> large) {

    private static final int BATCH_SIZE = 32;

    /** A healthy run of it. */
    Recipe recipe(Function<String, Path> folders, long seed) {
        Map<String, Object> data = new TreeMap<>(dataParameters);
        if (!folder.isEmpty()) {
            data.put("folder", folders.apply(folder).toAbsolutePath().toString());
        }
        return new Recipe(
                new Recipe.Data(dataSet, data, UnaryOperator.identity()),
                new Recipe.Network(model, modelParameters, UnaryOperator.identity()),
                new Recipe.Learning("adam", rate, false, epochs, BATCH_SIZE),
                seed);
    }

    boolean isRegression() {
        return dataSet.equals("generated-regression");
    }

    boolean isMlp() {
        return model.equals("mlp");
    }

    /** Whether its layers are a chain. */
    boolean isChain() {
        return isMlp() || model.equals("cnn");
    }

    /** Whether it is made of something that a list of sizes says. */
    List<?> sizes() {
        return (List<?>) modelParameters.get(isMlp() ? "hidden" : "channels");
    }
}
