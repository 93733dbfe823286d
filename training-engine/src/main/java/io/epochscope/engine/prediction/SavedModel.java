package io.epochscope.engine.prediction;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A trained model, read from the folder that {@link TrainedModel#save} wrote, to predict single samples with: dropout
 * off, running statistics of batch norm. Used by one thread at a time, whichever it is. A training may go on beside it:
 * neither loading nor predicting draws random numbers or collects gradients.
 */
public final class SavedModel implements AutoCloseable {

    private final Model model;
    private final ModelDescription description;
    private final ParameterStore store;

    private SavedModel(Model model) {
        this.model = model;
        description = ModelDescription.of(model::getProperty);
        store = new ParameterStore(model.getNDManager(), false);
    }

    /**
     * Loads a model.
     *
     * @param choice what was trained, as the run's request says
     * @throws IOException if the folder holds no model of that kind; the message says why
     */
    public static SavedModel load(Path folder, ModelChoice<?> choice) throws IOException {
        Model model = Model.newInstance(TrainedModel.NAME);
        try {
            model.setBlock(new BlockOfProperties(() -> build(model, choice)));
            model.load(folder, TrainedModel.NAME);
            return new SavedModel(model);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException("the model in %s cannot be loaded: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Block build(Model model, ModelChoice<?> choice) {
        ModelDescription description = ModelDescription.of(model::getProperty);
        return choice.create(description.sample(), description.outputs());
    }

    /** What it says about itself. */
    public ModelDescription description() {
        return description;
    }

    /**
     * What the last layer puts out for a sample.
     *
     * @param features as the network gets them
     * @return logits of classes, or one scaled prediction
     */
    public float[] outputs(float[] features) {
        boolean before = JniUtils.isGradMode();
        // Gradient mode is on in each new thread, and is each thread's own.
        JniUtils.setGradMode(false);
        try (NDManager scope = model.getNDManager().newSubManager()) {
            NDArray batch = scope.create(features, new Shape(1).addAll(description.sample()));
            return model.getBlock()
                    .forward(store, new NDList(batch), false)
                    .singletonOrThrow()
                    .toFloatArray();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Tells which class a sample belongs to.
     *
     * @param features as the network gets them
     * @return all classes, the most probable first, of equal ones that of the lowest index
     */
    public List<ClassProbability> classify(float[] features) {
        float[] logits = outputs(features);
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        List<ClassProbability> probabilities = new ArrayList<>();
        for (int index = 0; index < logits.length; index++) {
            ClassLabel label = description.classes().get(index);
            probabilities.add(
                    new ClassProbability(index, label.name(), label.colour(), Math.exp(logits[index] - most) / sum));
        }
        probabilities.sort(
                Comparator.comparingDouble(ClassProbability::probability).reversed());
        return probabilities;
    }

    /**
     * Predicts the number that belongs to a sample.
     *
     * @param features as the network gets them
     * @return in the unit of the target
     */
    public double predict(float[] features) {
        return description.target().orElseThrow().scale().value(outputs(features)[0]);
    }

    @Override
    public void close() {
        model.close();
    }
}
