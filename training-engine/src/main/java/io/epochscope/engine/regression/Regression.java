package io.epochscope.engine.regression;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.Target;
import io.epochscope.engine.data.ValueScale;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.FeatureDescription;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.TargetDescription;
import io.epochscope.events.v1.Task;
import java.util.Map;
import java.util.Optional;

/**
 * Predicting a number: the one output is the scaled prediction, whose distance from the scaled truth is minimised. What
 * is told, but for the loss, is scaled back to the target's unit.
 *
 * @param data with a target
 * @param target of the data
 * @param settings a loss for regression
 */
public record Regression(DataSet data, Target target, LossSettings settings) implements Objective {

    /** What stands for the class of samples that have none. */
    static final int NO_LABEL = -1;

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public void describe(RunStarted.Builder started) {
        started.setTask(Task.TASK_REGRESSION)
                .setLoss(settings.function().requestName())
                .setTarget(TargetDescription.newBuilder()
                        .setName(target.name())
                        .setUnit(target.unit())
                        .setMean(target.scale().mean())
                        .setDeviation(target.scale().deviation()));
        for (Feature feature : data.features()) {
            started.addFeatures(FeatureDescription.newBuilder()
                    .setName(feature.name())
                    .setMean(feature.scale().mean())
                    .setDeviation(feature.scale().deviation())
                    .setMissing(feature.missing())
                    .setImputed(feature.imputed()));
        }
    }

    /**
     * {@code task}; {@code name}, {@code unit}, {@code mean} and {@code deviation} of {@code target}; {@code name},
     * {@code mean}, {@code deviation} and {@code imputed} of {@code feature.0}, {@code feature.1} …. Numbers are
     * written so that they are read back exactly.
     */
    @Override
    public void describe(Map<String, String> properties) {
        properties.put("task", "regression");
        properties.put("target.name", target.name());
        properties.put("target.unit", target.unit());
        describe("target", target.scale(), properties);
        for (int column = 0; column < data.features().size(); column++) {
            Feature feature = data.features().get(column);
            String path = "feature." + column;
            properties.put(path + ".name", feature.name());
            properties.put(path + ".imputed", Double.toString(feature.imputed()));
            describe(path, feature.scale(), properties);
        }
    }

    private static void describe(String path, ValueScale scale, Map<String, String> properties) {
        properties.put(path + ".mean", Double.toString(scale.mean()));
        properties.put(path + ".deviation", Double.toString(scale.deviation()));
    }

    @Override
    public void describe(int sample, SceneDescribed.Builder described) {
        described.addLabels(NO_LABEL).addTargets(data.value(sample));
    }

    @Override
    public void describe(int sample, Picture.Builder picture) {
        String value = Float.toString(data.value(sample));
        picture.putCaption("true", target.unit().isEmpty() ? value : value + " " + target.unit());
    }

    @Override
    public Optional<float[]> sampleWeights() {
        return data.weights();
    }

    @Override
    public Judge judge(int largest) {
        return new PredictionJudge(data, target.scale(), RegressionLoss.of(settings), largest);
    }
}
