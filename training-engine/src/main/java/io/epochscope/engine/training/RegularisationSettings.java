package io.epochscope.engine.training;

import io.epochscope.engine.classification.ClassWeights;
import io.epochscope.engine.optimizer.GradientClipping;
import io.epochscope.engine.optimizer.Penalties;

/**
 * What keeps a model from learning its samples by heart, beside what is in the model.
 *
 * @param penalties on the size of the weights
 * @param clipping of gradients
 * @param labelSmoothing part of each label that is spread over all classes, from 0 to below 1
 * @param classWeights how much each class counts
 */
public record RegularisationSettings(
        Penalties penalties, GradientClipping clipping, double labelSmoothing, ClassWeights classWeights) {

    /** Nothing. */
    public static RegularisationSettings none() {
        return new RegularisationSettings(Penalties.none(), GradientClipping.none(), 0, ClassWeights.equal());
    }
}
