package io.epochscope.benchmarks.chaos;

import io.epochscope.benchmarks.ingest.SyntheticRun;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run that nobody trained, of small events: each epoch has the scores of a scene in 16 chunks, histograms, a slice of
 * losses over steps, and figures. No two events hold the same. Goes on for as long as somebody asks. Used by one
 * thread.
 */
public final class SteadyRun {

    private static final ChunkGrid GRID = new ChunkGrid(32, 32, 8);
    private static final int MANY_EPOCHS = 100_000;
    private static final int LAYERS = 4;
    private static final int VALUES = 50;
    private static final int STEPS = 20;

    private final SyntheticRun run;
    private final SplittableRandom random;
    private final Deque<Event> next = new ArrayDeque<>();
    private int epoch;

    /** A run that has not begun. */
    public SteadyRun(String id) {
        run = new SyntheticRun(id, 1, GRID, MANY_EPOCHS);
        random = new SplittableRandom(id.hashCode());
        next.addAll(run.opening());
    }

    /** The run's next event. */
    public Event next() {
        if (next.isEmpty()) {
            addEpoch();
        }
        return next.remove();
    }

    /** What is left of the epoch that was begun, and the closing event. */
    public List<Event> end() {
        next.add(run.closing());
        return List.copyOf(next);
    }

    private void addEpoch() {
        epoch++;
        for (int chunk = 0; chunk < GRID.chunks(); chunk++) {
            next.add(run.scores(epoch, chunk));
        }
        for (int layer = 1; layer <= LAYERS; layer++) {
            next.add(run.numbered(Event.newBuilder().setTensorHistogram(histogram(layer))));
        }
        next.add(run.numbered(Event.newBuilder().setStepScalars(losses())));
        next.add(run.numbered(Event.newBuilder().setEpochCompleted(completed())));
    }

    private TensorHistogram.Builder histogram(int layer) {
        HistogramSketch sketch = new HistogramSketch();
        for (int value = 0; value < VALUES; value++) {
            sketch.add(random.nextDouble(-1, 1));
        }
        return TensorHistogram.newBuilder()
                .setLayer("%02dLinear".formatted(layer))
                .setTensor("weight")
                .setKind(TensorKind.TENSOR_KIND_WEIGHT)
                .setEpoch(epoch)
                .setStep((long) epoch * STEPS)
                .addShape(VALUES)
                .setHistogram(sketch.toMessage());
    }

    private StepScalars.Builder losses() {
        StepScalars.Builder losses = StepScalars.newBuilder().setName("loss").setEpoch(epoch);
        for (int step = 1; step <= STEPS; step++) {
            losses.addSteps((long) (epoch - 1) * STEPS + step).addValues(random.nextDouble());
        }
        return losses;
    }

    private EpochCompleted.Builder completed() {
        return EpochCompleted.newBuilder()
                .setEpoch(epoch)
                .setStep((long) epoch * STEPS)
                .setLearningRate(random.nextDouble())
                .setSecondsTraining(random.nextDouble())
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_TRAIN)
                        .setPass(Pass.PASS_TRAINING)
                        .setSamples((long) GRID.rows() * GRID.columns())
                        .setLoss(random.nextDouble())
                        .putMetrics("accuracy", random.nextDouble()));
    }
}
