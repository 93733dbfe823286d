package io.epochscope.engine.classification;

import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Telling classes apart: outputs are logits, one for each class, and their cross-entropy is minimised.
 *
 * @param data with at least two classes
 * @param labelSmoothing part of each label that is spread over all classes, in the loss that is trained on alone
 * @param weights how much each class counts there
 */
public record Classification(DataSet data, double labelSmoothing, ClassWeights weights) implements Objective {

    /** With labels as they are and classes that count alike. */
    public Classification(DataSet data) {
        this(data, 0, ClassWeights.equal());
    }

    @Override
    public int outputs() {
        return data.classes().size();
    }

    @Override
    public void describe(RunStarted.Builder started) {
        started.setTask(Task.TASK_CLASSIFICATION).setLoss("cross_entropy");
        List<ClassLabel> classes = data.classes();
        for (int index = 0; index < classes.size(); index++) {
            started.addClasses(ClassDescription.newBuilder()
                    .setIndex(index)
                    .setName(classes.get(index).name())
                    .setColour(classes.get(index).colour()));
        }
    }

    /**
     * {@code task}, and the names of the classes as {@code class.0}, {@code class.1} …, with {@code class.0.colour} …
     * where they have colours.
     */
    @Override
    public void describe(Map<String, String> properties) {
        properties.put("task", "classification");
        List<ClassLabel> classes = data.classes();
        for (int index = 0; index < classes.size(); index++) {
            properties.put("class." + index, classes.get(index).name());
            if (!classes.get(index).colour().isEmpty()) {
                properties.put("class." + index + ".colour", classes.get(index).colour());
            }
        }
    }

    @Override
    public void describe(int sample, SceneDescribed.Builder described) {
        described.addLabels(data.label(sample));
    }

    @Override
    public void describe(int sample, Picture.Builder picture) {
        int label = data.label(sample);
        picture.putCaption("label", Integer.toString(label))
                .putCaption("true", data.classes().get(label).name());
    }

    @Override
    public Optional<float[]> sampleWeights() {
        return weights.ofSamples(data);
    }

    @Override
    public Judge judge(int largest) {
        return new ClassJudge(data, new CrossEntropy(labelSmoothing, weights.of(data)), largest);
    }
}
