package io.epochscope.engine.classification;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.nio.FloatBuffer;
import java.util.Random;

/** What is published of a split that a made-up classifier of a thousand classes judged. */
public final class MadeUpSplit {

    public static final int CLASSES = 1_000;

    private static final int BATCH = 500;

    private MadeUpSplit() {}

    /** Normal logits of a spread, the true class's a few higher, so that some samples are wrong. */
    public static SplitMetrics judged(Split split, Pass pass, int samples, float spread) {
        Random random = new Random(split.getNumber());
        float[] noise = new float[1 << 16];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = spread * (float) random.nextGaussian();
        }
        BatchScores scores = new BatchScores(BATCH, CLASSES);
        ClassTally tally = new ClassTally(split, pass, scores);
        float[] rows = new float[BATCH * CLASSES];
        int[] labels = new int[BATCH];
        for (int from = 0; from < samples; from += BATCH) {
            for (int i = 0; i < BATCH; i++) {
                labels[i] = random.nextInt(CLASSES);
                draw(rows, i * CLASSES, labels[i], noise, random.nextInt(noise.length), spread);
            }
            scores.take(FloatBuffer.wrap(rows), labels, BATCH);
            tally.add();
        }
        return tally.toMessage();
    }

    private static void draw(float[] rows, int at, int label, float[] noise, int from, float spread) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            float logit = noise[(from + c) % noise.length] + (c == label ? 3 * spread : 0);
            rows[at + c] = logit;
            sum += Math.exp(logit);
        }
        float normaliser = (float) Math.log(sum);
        for (int c = 0; c < CLASSES; c++) {
            rows[at + c] -= normaliser;
        }
    }
}
