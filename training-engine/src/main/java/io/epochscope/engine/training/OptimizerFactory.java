package io.epochscope.engine.training;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** Makes DJL's optimizers. */
final class OptimizerFactory {

    private OptimizerFactory() {}

    static Optimizer create(OptimizerSettings settings) {
        Tracker rate = Tracker.fixed((float) settings.learningRate());
        float decay = (float) settings.weightDecay();
        return switch (settings.algorithm()) {
            case SGD ->
                Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) settings.momentum())
                        .optWeightDecays(decay)
                        .build();
            case ADAM ->
                Optimizer.adam()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(decay)
                        .build();
            case ADAMW ->
                Optimizer.adamW()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(decay)
                        .build();
        };
    }
}
