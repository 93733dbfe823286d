package io.epochscope.engine.training;

import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A network at the end of its training. Valid while it is handed over, on the thread that trains. */
public final class TrainedModel {

    /** What its files are called; DJL adds the epoch: {@code model-0010.params}. */
    public static final String NAME = "model";

    private final Network network;
    private final Map<String, String> properties;

    /**
     * Of a run that has ended.
     *
     * @param epoch whose weights the network has
     */
    TrainedModel(TrainingPlan plan, Objective objective, Network network, int epoch) {
        this.network = network;
        properties = properties(plan, objective, epoch);
    }

    /** What is told beside the weights of an epoch. */
    static Map<String, String> properties(TrainingPlan plan, Objective objective, int epoch) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "Epoch", Integer.toString(epoch),
                "run", plan.runId(),
                "model", plan.model().type().name(),
                "sample", plan.data().sampleShape().toString(),
                "outputs", Integer.toString(objective.outputs())));
        objective.describe(properties);
        return properties;
    }

    /**
     * Writes it as a DJL model called {@value #NAME}. Its properties tell what it takes to predict: class names, or how
     * features and target are scaled.
     *
     * @param folder is made if it is not there
     */
    public void save(Path folder) throws IOException {
        network.save(folder, NAME, properties);
    }
}
