package io.epochscope.engine.classification;

import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.PatchScores;

/** The last scores of every sample by class. */
final class ClassSheet implements ScoreSheet {

    private final BatchScores scores;
    private final float[] loss;
    private final float[] pTrue;
    private final float[] pPredicted;
    private final int[] predicted;

    ClassSheet(int samples, BatchScores scores) {
        this.scores = scores;
        loss = new float[samples];
        pTrue = new float[samples];
        pPredicted = new float[samples];
        predicted = new int[samples];
    }

    @Override
    public void take(int i, int sample) {
        loss[sample] = scores.loss(i);
        pTrue[sample] = scores.pTrue(i);
        pPredicted[sample] = scores.pPredicted(i);
        predicted[sample] = scores.predicted(i);
    }

    @Override
    public void copy(int sample, PatchScores.Builder target) {
        target.addLoss(loss[sample])
                .addPTrue(pTrue[sample])
                .addPPredicted(pPredicted[sample])
                .addPredicted(predicted[sample]);
    }

    @Override
    public void copy(int sample, FeatureProjection.Builder target) {
        target.addPredicted(predicted[sample]).addLoss(loss[sample]);
    }
}
