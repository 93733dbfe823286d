package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.TensorFigures;

/**
 * The cross-entropy that probabilities would come to if they are true: if of the samples to which 0.8 is given 80 % are
 * of that class. What is known of the probabilities is how far they are spread, so they are taken to be π for one class
 * and the same for each of the others.
 *
 * @param once of the probabilities as they are, in nats
 * @param twice of the softmax of them, in nats
 */
record ProbabilityLoss(double once, double twice) {

    /**
     * Works it out.
     *
     * @param probabilities one for each class and sample, 1 in sum for a sample
     * @param classes at least 2
     */
    static ProbabilityLoss of(TensorFigures probabilities, int classes) {
        int others = classes - 1;
        double meanSquare = probabilities.rootMeanSquare() * probabilities.rootMeanSquare();
        // The sum of the squares of a sample's probabilities; it is also the probability that a true one has on
        // average.
        double squares = Math.min(1, Math.max(1.0 / classes, classes * meanSquare));
        double spread = Math.sqrt((squares - 1.0 / classes) * others / classes);
        double first = 1.0 / classes + spread;
        double other = (1 - first) / others;
        return new ProbabilityLoss(
                entropy(first) + others * entropy(other),
                Math.log(Math.exp(first) + others * Math.exp(other)) - squares);
    }

    private static double entropy(double probability) {
        return probability > 0 ? -probability * Math.log(probability) : 0;
    }

    /** The lowest cross-entropy of a softmax of values from 0 to 1, in nats. */
    static double floor(int classes) {
        return Math.log(1 + (classes - 1) / Math.E);
    }
}
