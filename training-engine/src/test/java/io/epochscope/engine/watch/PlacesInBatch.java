package io.epochscope.engine.watch;

import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.PatchScores;

/** Takes for the loss of a sample what place it had in its batch, from 1, and every sample for class 1. */
final class PlacesInBatch implements ScoreSheet {

    private final float[] loss;

    PlacesInBatch(int samples) {
        loss = new float[samples];
    }

    @Override
    public void take(int i, int sample) {
        loss[sample] = i + 1;
    }

    @Override
    public void copy(int sample, PatchScores.Builder target) {
        target.addLoss(loss[sample]).addPredicted(1);
    }

    @Override
    public void copy(int sample, FeatureProjection.Builder target) {
        target.addLoss(loss[sample]).addPredicted(1);
    }
}
