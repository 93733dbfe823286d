package io.epochscope.engine.training;

/**
 * How far a training has come. Figures are NaN until there are any.
 *
 * @param epoch the epoch being trained, from 1
 * @param epochs planned
 * @param step steps taken within the epoch
 * @param stepsPerEpoch planned within the epoch
 * @param trainLoss mean so far within the epoch
 * @param trainAccuracy share from 0 to 1, so far within the epoch
 * @param validationLoss of the last whole epoch
 * @param validationAccuracy of the last whole epoch, from 0 to 1
 */
public record Progress(
        int epoch,
        int epochs,
        int step,
        int stepsPerEpoch,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy) {}
