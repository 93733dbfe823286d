package io.epochscope.benchmarks.judging;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logits that no network has made: normal noise, with something on top for the true class and half as much for the one
 * that looks like it (0 like 1, 2 like 3 …). Samples are of the classes by turns. Used by one thread.
 */
final class MadeUpClassifier implements DataSet {

    static final int BATCH = 500;

    private static final float SPREAD = 2;

    /** Longer than a sample has classes; each one begins somewhere else in it. */
    private static final int NOISE = 1 << 16;

    private final int classes;
    private final int samples;
    private final Judge judge;
    private final float[] noise = new float[NOISE];
    private final float[] logits;
    private final int[] batch = new int[BATCH];

    /** @param samples a multiple of {@value #BATCH} */
    MadeUpClassifier(int classes, int samples) {
        this.classes = classes;
        this.samples = samples;
        logits = new float[BATCH * classes];
        judge = new Classification(this).judge(BATCH);
        Random random = new Random(1);
        for (int i = 0; i < NOISE; i++) {
            noise[i] = SPREAD * (float) random.nextGaussian();
        }
    }

    /** What the engine publishes of all samples. */
    SplitMetrics judged(float strength) {
        SplitTally tally = tally();
        for (int from = 0; from < samples; from += BATCH) {
            draw(from, strength);
            judge();
            tally.add();
        }
        return tally.toMessage();
    }

    /** An empty one, for batches that are judged from now on. */
    SplitTally tally() {
        return judge.tally(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION);
    }

    /**
     * Draws the logits of a batch.
     *
     * @param from its first sample
     * @param strength what the true class has on top
     */
    void draw(int from, float strength) {
        for (int i = 0; i < BATCH; i++) {
            batch[i] = from + i;
            draw(from + i, i * classes, strength);
        }
    }

    /** Has the batch judged that was drawn last. */
    void judge() {
        try (NDManager scope = NDManager.newBaseManager()) {
            NDArray outputs = scope.create(logits, new Shape(BATCH, classes));
            judge.judge(new Batch(outputs, batch, 0, BATCH, Optional.empty()), outputs);
        }
    }

    private void draw(int sample, int at, float strength) {
        // Of samples that follow each other the noise begins far apart, by the golden ratio.
        int from = (sample * 0x9E3779B9) >>> 16;
        for (int c = 0; c < classes; c++) {
            logits[at + c] = noise[(from + c) % NOISE];
        }
        int label = label(sample);
        logits[at + label] += strength;
        int alike = label ^ 1;
        if (alike < classes) {
            logits[at + alike] += strength / 2;
        }
    }

    /** What the engine makes of the i-th sample of the batch that was judged last. */
    SampleOutput output(int i) {
        SampleOutput.Builder output = SampleOutput.newBuilder();
        judge.copy(i, output);
        return output.build();
    }

    /** The class with the highest logit of the i-th sample of the batch that was drawn last. */
    int predicted(int i) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[i * classes + c] > logits[i * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    @Override
    public String name() {
        return "Made up";
    }

    @Override
    public Shape sampleShape() {
        return new Shape(1);
    }

    @Override
    public List<ClassLabel> classes() {
        return IntStream.range(0, classes)
                .mapToObj(c -> ClassLabel.named("class " + c))
                .toList();
    }

    @Override
    public int size() {
        return samples;
    }

    @Override
    public Split split(int sample) {
        return Split.SPLIT_VALIDATION;
    }

    @Override
    public int label(int sample) {
        return sample % classes;
    }

    @Override
    public void copyFeatures(int sample, FloatBuffer target) {
        target.put(0);
    }

    @Override
    public List<Scene> scenes() {
        return List.of();
    }

    @Override
    public void close() {
        // Everything is on the heap.
    }
}
