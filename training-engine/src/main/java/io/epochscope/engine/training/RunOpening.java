package io.epochscope.engine.training;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitSize;

/**
 * The opening event of a run. It begins with what the plan says, and is published even if nothing more can be found
 * out, so that a run that fails at once is seen too.
 */
final class RunOpening {

    private final RunStarted.Builder started;
    private boolean published;

    RunOpening(TrainingPlan plan) {
        started = RunStarted.newBuilder()
                .setName(plan.run().name())
                .setKind(plan.rateRange().isPresent() ? "rate-range-test" : "training")
                .setRequestJson(plan.run().requestJson())
                .setModel(plan.model().type().name())
                .setOptimizer(plan.learning().optimizer().type())
                .setLearningRate(plan.learning().optimizer().learningRate())
                .setEpochs(plan.epochs())
                .setBatchSize(plan.batchSize())
                .setSeed(plan.seed())
                .addAllTags(plan.run().tags());
        plan.run().sweep().ifPresent(sweep -> started.setSweep(sweep).setGroup(sweep.getName()));
    }

    RunOpening describe(DataSet data, Objective objective, SplitSamples samples) {
        started.setDataset(data.name());
        objective.describe(started);
        addSplit(Split.SPLIT_TRAIN, samples.train());
        addSplit(Split.SPLIT_VALIDATION, samples.validation());
        addSplit(Split.SPLIT_TEST, samples.test());
        started.addAllOverlaps(new SharedSamples(data).count(samples));
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
