package io.epochscope.benchmarks.freshness;

import io.epochscope.benchmarks.ingest.SyntheticRun;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run that nobody trained, of which everything is watched that rules judge by: each epoch has its figures, the
 * histograms of some layers, and the scores of a scene. In every fourth epoch the training loss is no number, which is
 * a finding each time. Used by one thread.
 */
final class WatchedRun {

    /** Rows and columns of the scene's patches. */
    private static final int SIDE = 32;

    private static final int LAYERS = 4;
    private static final int VALUES = 1_000;
    private static final int BROKEN = 4;
    private static final List<TensorKind> KINDS = List.of(
            TensorKind.TENSOR_KIND_WEIGHT,
            TensorKind.TENSOR_KIND_GRADIENT,
            TensorKind.TENSOR_KIND_UPDATE,
            TensorKind.TENSOR_KIND_ACTIVATION);

    /** All layers have the same: what is in a histogram does not matter here. */
    private static final Histogram NORMAL = normal();

    private final SyntheticRun scene;

    WatchedRun(String id, int epochs) {
        scene = new SyntheticRun(id, 1, SIDE, epochs);
    }

    private static Histogram normal() {
        SplittableRandom random = new SplittableRandom(1);
        HistogramSketch sketch = new HistogramSketch();
        for (int i = 0; i < VALUES; i++) {
            sketch.add(random.nextGaussian());
        }
        return sketch.toMessage();
    }

    String id() {
        return scene.id();
    }

    /** What comes before the first epoch. */
    List<Event> opening() {
        return scene.opening();
    }

    /** All that is published of an epoch. */
    List<Event> epoch(int epoch) {
        List<Event> events = new ArrayList<>();
        for (int chunk = 0; chunk < scene.chunks(); chunk++) {
            events.add(scene.scores(epoch, chunk));
        }
        for (int layer = 1; layer <= LAYERS; layer++) {
            for (TensorKind kind : KINDS) {
                events.add(scene.numbered(Event.newBuilder().setTensorHistogram(histogram(layer, kind, epoch))));
            }
        }
        double loss = 2.0 / epoch;
        events.add(scene.numbered(Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .setStep(epoch)
                        .setLearningRate(1e-3)
                        .setSecondsTraining(1)
                        .addSplits(
                                split(Split.SPLIT_TRAIN, Pass.PASS_TRAINING, epoch % BROKEN == 0 ? Double.NaN : loss))
                        .addSplits(split(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, loss + 0.1)))));
        return events;
    }

    /** The closing event, which tells what was published. */
    Event closing() {
        return scene.closing();
    }

    private static TensorHistogram.Builder histogram(int layer, TensorKind kind, int epoch) {
        boolean activation = kind == TensorKind.TENSOR_KIND_ACTIVATION;
        return TensorHistogram.newBuilder()
                .setLayer("%02dLinear".formatted(layer))
                .setTensor(activation ? "output" : "weight")
                .setKind(kind)
                .setSplit(activation ? Split.SPLIT_VALIDATION : Split.SPLIT_UNSPECIFIED)
                .setEpoch(epoch)
                .setStep(epoch)
                .addShape(VALUES / 10)
                .addShape(10)
                .setHistogram(NORMAL);
    }

    private static SplitMetrics split(Split split, Pass pass, double loss) {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples((long) SIDE * SIDE)
                .setLoss(loss)
                .putMetrics("accuracy", 0.9)
                .build();
    }
}
