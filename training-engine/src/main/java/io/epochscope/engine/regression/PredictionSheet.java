package io.epochscope.engine.regression;

import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.PatchScores;

/** The last prediction of every sample. */
final class PredictionSheet implements ScoreSheet {

    private final BatchPredictions predictions;
    private final float[] loss;
    private final float[] predicted;

    PredictionSheet(int samples, BatchPredictions predictions) {
        this.predictions = predictions;
        loss = new float[samples];
        predicted = new float[samples];
    }

    @Override
    public void take(int i, int sample) {
        loss[sample] = (float) predictions.loss(i);
        predicted[sample] = predictions.predicted(i);
    }

    @Override
    public void copy(int sample, PatchScores.Builder target) {
        target.addLoss(loss[sample]).addOutput(predicted[sample]);
    }

    @Override
    public void copy(int sample, FeatureProjection.Builder target) {
        target.addLoss(loss[sample]);
    }
}
