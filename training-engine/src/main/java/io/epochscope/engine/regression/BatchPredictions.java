package io.epochscope.engine.regression;

import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.ValueScale;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What was predicted of each sample of a batch, and what is true, in the target's unit. Reused from batch to batch.
 *
 * <p>Both are single precision, as they are published: whoever computes with what was published comes to the same
 * figures.
 */
final class BatchPredictions {

    private final DataSet data;
    private final ValueScale scale;
    private final RegressionLoss function;
    private final float[] predicted;
    private final float[] truth;
    private final float[] scaledTruth;
    private final double[] loss;
    private int size;

    BatchPredictions(DataSet data, ValueScale scale, RegressionLoss function, int largest) {
        this.data = data;
        this.scale = scale;
        this.function = function;
        predicted = new float[largest];
        truth = new float[largest];
        scaledTruth = new float[largest];
        loss = new double[largest];
    }

    /**
     * Takes the outputs of a batch.
     *
     * @param outputs one of each sample, scaled
     */
    void take(FloatBuffer outputs, Batch batch) {
        size = batch.size();
        for (int i = 0; i < size; i++) {
            float output = outputs.get(i);
            predicted[i] = (float) scale.value(output);
            truth[i] = data.value(batch.sample(i));
            scaledTruth[i] = scale.scaled(truth[i]);
            loss[i] = function.of((double) output - scaledTruth[i]);
        }
    }

    int size() {
        return size;
    }

    /** A copy of the truths as the network learns them. */
    float[] scaledTruths() {
        return Arrays.copyOf(scaledTruth, size);
    }

    double meanLoss() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += loss[i];
        }
        return sum / size;
    }

    /** Of the scaled difference. */
    double loss(int i) {
        return loss[i];
    }

    float predicted(int i) {
        return predicted[i];
    }

    float truth(int i) {
        return truth[i];
    }
}
