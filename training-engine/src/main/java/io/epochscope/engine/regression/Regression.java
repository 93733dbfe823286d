package io.epochscope.engine.regression;

import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.Target;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.FeatureDescription;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.TargetDescription;
import io.epochscope.events.v1.Task;

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
    public Judge judge(int largest) {
        return new PredictionJudge(data, target.scale(), RegressionLoss.of(settings), largest);
    }
}
