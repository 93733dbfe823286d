package io.epochscope.engine.training;

import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        describe(plan.data().pixelScales(), properties);
        return properties;
    }

    private static void describe(List<PixelScale> channels, Map<String, String> properties) {
        for (int channel = 0; channel < channels.size(); channel++) {
            PixelScale scale = channels.get(channel);
            properties.put("pixel." + channel + ".mean", Double.toString(scale.mean()));
            properties.put("pixel." + channel + ".deviation", Double.toString(scale.deviation()));
        }
    }

    /**
     * Writes it as a DJL model called {@value #NAME}. Its properties tell what it takes to predict: class names, or how
     * features and target are scaled, and of images how pixels are: the network gets (byte / 255 -
     * {@code pixel.0.mean}) / {@code pixel.0.deviation} for a byte of the first channel, and so on.
     * {@link io.epochscope.engine.prediction.SavedModel} reads it again.
     *
     * @param folder is made if it is not there
     */
    public void save(Path folder) throws IOException {
        network.save(folder, NAME, properties);
    }
}
