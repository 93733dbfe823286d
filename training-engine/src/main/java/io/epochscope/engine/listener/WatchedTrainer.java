package io.epochscope.engine.listener;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener.BatchData;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.watch.BatchProbes;
import io.epochscope.engine.watch.HistogramWatcher;
import io.epochscope.engine.watch.ResourceMeter;
import io.epochscope.engine.watch.StepWatcher;
import io.epochscope.engine.watch.WatchedTensors;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import java.util.EnumSet;
import java.util.List;

/** One training by DJL's trainer, from its first batch to its end. */
final class WatchedTrainer implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final EventNumbering events;
    private final Network network;
    private final StepWatcher steps;
    private final HistogramWatcher histograms;
    private final SplitFigures training;
    private final SplitFigures validation;
    private final ResourceMeter resources = new ResourceMeter();
    private int epoch = 1;
    private long step;
    private boolean within;
    private NDManager stepScope;
    private long since = System.nanoTime();
    private long watching;

    WatchedTrainer(String runId, Trainer trainer, BatchData first, EventNumbering events) {
        this.events = events;
        long begin = System.nanoTime();
        boolean recording = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            NDArray features = first.getBatch().getData().head();
            network = Network.around(
                    trainer.getModel().getBlock(), features.getShape().slice(1));
            NDArray kept = features.toType(DataType.FLOAT32, true);
            kept.attach(network.newScope());
            BatchProbes probes = new BatchProbes(kept, Split.SPLIT_TRAIN);
            steps = new StepWatcher(true, events);
            histograms = new HistogramWatcher(
                    new HistogramWatcher.Schedule(1, 0), EnumSet.allOf(WatchedTensors.class), probes, events);
            training = new SplitFigures(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, trainer);
            validation = new SplitFigures(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, trainer);
            open(runId, trainer);
            // Between the first backward pass and the first step the weights still are what they were before training.
            histograms.begin(network, List.of(probes));
        } finally {
            JniUtils.setGradMode(recording);
        }
        watching += System.nanoTime() - begin;
    }

    private void open(String runId, Trainer trainer) {
        RunStarted.Builder started = RunStarted.newBuilder()
                .setName(runId)
                .setKind("training")
                .setModel(trainer.getModel().getName());
        int position = 0;
        long parameters = 0;
        for (Layer layer : network.layers()) {
            started.addLayers(layer.describe(position++));
            parameters += layer.size();
        }
        events.publish(Event.newBuilder().setRunStarted(started.setParameters(parameters)));
        events.publish(Event.newBuilder()
                .setAttemptStarted(AttemptStarted.newBuilder().setFromEpoch(1).setReason("requested")));
    }

    /** Between the backward pass of a batch and its step. */
    void trained(BatchData data) {
        watch(() -> {
            finishStep();
            within = true;
            step++;
            steps.add(step, training.add(data));
            Batch batch = data.getBatch();
            boolean last = batch.getProgressTotal() > 0 && batch.getProgress() >= batch.getProgressTotal();
            if (histograms.due(epoch, step, last)) {
                stepScope = network.newScope();
                histograms.beforeStep(network, stepScope);
            }
        });
    }

    void validated(BatchData data) {
        watch(() -> {
            finishStep();
            validation.add(data);
        });
    }

    /** A trainer does not say when it has made its step, but whatever it calls next comes after. */
    private void finishStep() {
        if (stepScope != null) {
            histograms.afterStep(network, epoch, step);
            stepScope.close();
            stepScope = null;
        }
    }

    void endEpoch() {
        EpochCompleted.Builder completed = EpochCompleted.newBuilder();
        watch(() -> {
            finishStep();
            steps.publish(epoch);
            completed.addSplits(training.close());
            if (validation.samples() > 0) {
                completed.addSplits(validation.close());
            }
        });
        long now = System.nanoTime();
        events.publish(Event.newBuilder()
                .setEpochCompleted(completed
                        .setEpoch(epoch)
                        .setStep(step)
                        .setSecondsTraining((now - since - watching) / NANOS)
                        .setSecondsWatching(watching / NANOS)
                        .setResources(resources.read())));
        since = now;
        watching = 0;
        epoch++;
        within = false;
    }

    /** Does something without gradients being recorded, as they else are on the thread of a trainer. */
    private void watch(Runnable task) {
        long begin = System.nanoTime();
        boolean recording = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            task.run();
        } finally {
            JniUtils.setGradMode(recording);
        }
        watching += System.nanoTime() - begin;
    }

    @Override
    public void close() {
        steps.publish(epoch);
        RunFinished.Builder finished = RunFinished.newBuilder()
                .setStatus(within ? RunStatus.RUN_STATUS_STOPPED : RunStatus.RUN_STATUS_COMPLETED)
                .setReason(within ? "the trainer was closed within epoch " + epoch : "")
                .setEpochsCompleted(epoch - 1)
                .putAllEventsPerTopic(events.countsWithOneMore(Topic.RUNS));
        events.publish(Event.newBuilder().setRunFinished(finished));
        network.close();
    }
}
