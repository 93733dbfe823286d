package io.epochscope.metrics.diagnosis.history;

/**
 * The losses of an epoch's steps.
 *
 * @param count how many steps
 * @param first loss of the first step
 * @param last loss of the last step
 * @param mean of those that are finite
 * @param deviation standard deviation of those that are finite
 * @param least of those that are finite
 * @param greatest of those that are finite
 * @param greatestStep the step of the greatest loss
 * @param firstNonFiniteStep 0 if all are finite
 */
public record StepFigures(
        int count,
        double first,
        double last,
        double mean,
        double deviation,
        double least,
        double greatest,
        long greatestStep,
        long firstNonFiniteStep) {}
