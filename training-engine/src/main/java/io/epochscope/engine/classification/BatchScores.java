package io.epochscope.engine.classification;

import io.epochscope.events.v1.SampleOutput;
import java.nio.FloatBuffer;

/**
 * What a classifier made of each sample of a batch. Reused from batch to batch.
 *
 * <p>Where the outputs of a sample are not finite, its loss and probabilities are NaN and its predicted class is 0, as
 * PyTorch's argmax says.
 */
final class BatchScores {

    private final int classes;
    private final float[] logProbability;
    private final float[] loss;
    private final float[] pTrue;
    private final float[] pPredicted;
    private final int[] predicted;
    private final int[] label;
    private int size;

    /** Makes room for the largest batch. */
    BatchScores(int largest, int classes) {
        this.classes = classes;
        logProbability = new float[Math.multiplyExact(largest, classes)];
        loss = new float[largest];
        pTrue = new float[largest];
        pPredicted = new float[largest];
        predicted = new int[largest];
        label = new int[largest];
    }

    /**
     * Takes the scores of a batch.
     *
     * @param logProbabilities (batch, classes), the logarithms of the softmax
     * @param labels the true class of each sample
     * @param batch how many samples there are
     */
    void take(FloatBuffer logProbabilities, int[] labels, int batch) {
        size = batch;
        logProbabilities.get(0, logProbability, 0, batch * classes);
        for (int i = 0; i < batch; i++) {
            int row = i * classes;
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (logProbability[row + c] > logProbability[row + best]) {
                    best = c;
                }
            }
            float ofTrue = logProbability[row + labels[i]];
            loss[i] = 0 - ofTrue;
            pTrue[i] = (float) Math.exp(ofTrue);
            pPredicted[i] = (float) Math.exp(logProbability[row + best]);
            predicted[i] = best;
            label[i] = labels[i];
        }
    }

    /** How many classes there are. */
    int classes() {
        return classes;
    }

    /** Samples in the batch. */
    int size() {
        return size;
    }

    /** Mean of the losses. */
    double meanLoss() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += loss[i];
        }
        return sum / size;
    }

    /** The true class of a sample. */
    int label(int i) {
        return label[i];
    }

    /** Logarithm of the probability of a class, 0 or below; NaN where the outputs were not finite. */
    float logProbability(int i, int c) {
        return logProbability[i * classes + c];
    }

    /** Cross-entropy of a sample in nats: -ln p(true class). */
    float loss(int i) {
        return loss[i];
    }

    /** Probability of the true class. */
    float pTrue(int i) {
        return pTrue[i];
    }

    /** Probability of the predicted class. */
    float pPredicted(int i) {
        return pPredicted[i];
    }

    /** Index of the most probable class, the first of equal ones. */
    int predicted(int i) {
        return predicted[i];
    }

    /** Adds the probability of each class. */
    void copyProbabilities(int i, SampleOutput.Builder target) {
        for (int c = 0; c < classes; c++) {
            target.addProbabilities((float) Math.exp(logProbability(i, c)));
        }
    }
}
