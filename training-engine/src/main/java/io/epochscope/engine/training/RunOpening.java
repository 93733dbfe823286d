package io.epochscope.engine.training;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.ClassDescription;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitSize;
import io.epochscope.events.v1.Task;
import java.util.List;
import java.util.Locale;

/**
 * The opening event of a run. It begins with what the plan says, and is published even if nothing more can be found
 * out, so that a run that fails at once is seen too.
 */
final class RunOpening {

    private final RunStarted.Builder started;
    private boolean published;

    RunOpening(TrainingPlan plan) {
        started = RunStarted.newBuilder()
                .setName(plan.name())
                .setKind("training")
                .setRequestJson(plan.requestJson())
                .setModel(plan.model().type().name())
                .setOptimizer(plan.optimizer().algorithm().name().toLowerCase(Locale.ROOT))
                .setLearningRate(plan.optimizer().learningRate())
                .setEpochs(plan.epochs())
                .setBatchSize(plan.batchSize())
                .setSeed(plan.seed())
                .setTask(Task.TASK_CLASSIFICATION)
                .addAllTags(plan.tags());
    }

    RunOpening describe(DataSet data, SplitSamples samples) {
        started.setDataset(data.name());
        List<ClassLabel> classes = data.classes();
        for (int index = 0; index < classes.size(); index++) {
            started.addClasses(ClassDescription.newBuilder()
                    .setIndex(index)
                    .setName(classes.get(index).name())
                    .setColour(classes.get(index).colour()));
        }
        addSplit(Split.SPLIT_TRAIN, samples.train());
        addSplit(Split.SPLIT_VALIDATION, samples.validation());
        addSplit(Split.SPLIT_TEST, samples.test());
        return this;
    }

    private void addSplit(Split split, int[] samples) {
        if (samples.length == 0) {
            return;
        }
        started.addSplits(SplitSize.newBuilder().setSplit(split).setSamples(samples.length));
    }

    RunOpening describe(Network network) {
        started.putAllEnvironment(RunEnvironment.describe());
        int position = 0;
        long parameters = 0;
        for (Layer layer : network.layers()) {
            started.addLayers(layer.describe(position++));
            parameters += layer.size();
        }
        started.setParameters(parameters);
        return this;
    }

    /** Does nothing the second time. */
    void publish(EventNumbering events) {
        if (!published) {
            events.publish(Event.newBuilder().setRunStarted(started));
            published = true;
        }
    }
}
