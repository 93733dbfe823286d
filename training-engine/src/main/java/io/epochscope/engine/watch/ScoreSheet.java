package io.epochscope.engine.watch;

import io.epochscope.engine.score.BatchScores;
import io.epochscope.events.v1.PatchScores;
import java.util.BitSet;

/** The scores of every sample of a data set in one pass, as far as the pass came across them. */
final class ScoreSheet {

    private final float[] loss;
    private final float[] pTrue;
    private final float[] pPredicted;
    private final int[] predicted;
    private final BitSet scored;

    ScoreSheet(int samples) {
        loss = new float[samples];
        pTrue = new float[samples];
        pPredicted = new float[samples];
        predicted = new int[samples];
        scored = new BitSet(samples);
    }

    /** Takes the scores of {@code samples[from]} and those that follow. */
    void record(int[] samples, int from, BatchScores scores) {
        for (int i = 0; i < scores.size(); i++) {
            int sample = samples[from + i];
            loss[sample] = scores.loss(i);
            pTrue[sample] = scores.pTrue(i);
            pPredicted[sample] = scores.pPredicted(i);
            predicted[sample] = scores.predicted(i);
            scored.set(sample);
        }
    }

    boolean has(int sample) {
        return scored.get(sample);
    }

    void copy(int sample, PatchScores.Builder target) {
        target.addLoss(loss[sample])
                .addPTrue(pTrue[sample])
                .addPPredicted(pPredicted[sample])
                .addPredicted(predicted[sample]);
    }

    void clear() {
        scored.clear();
    }
}
