package io.epochscope.engine.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.Tracker;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes DJL's optimizers. Theirs never let go of their running means; these hand them to an owner, whose closing frees
 * them.
 */
record OptimizerFactory(NDManager owner) {

    Optimizer create(OptimizerSettings settings) {
        Tracker rate = Tracker.fixed((float) settings.learningRate());
        float decay = (float) settings.weightDecay();
        return switch (settings.algorithm()) {
            case SGD ->
                sgd(Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) settings.momentum())
                        .optWeightDecays(decay));
            case ADAM -> adam(Optimizer.adam().optLearningRateTracker(rate).optWeightDecays(decay));
            case ADAMW -> adamW(Optimizer.adamW().optLearningRateTracker(rate).optWeightDecays(decay));
        };
    }

    private Optimizer sgd(Sgd.Builder builder) {
        return new Sgd(builder) {
            @Override
            protected NDArray withDefaultState(
                    Map<String, Map<Device, NDArray>> state,
                    String key,
                    Device device,
                    Function<String, NDArray> initial) {
                return owned(super.withDefaultState(state, key, device, initial));
            }
        };
    }

    private Optimizer adam(Adam.Builder builder) {
        return new Adam(builder) {
            @Override
            protected NDArray withDefaultState(
                    Map<String, Map<Device, NDArray>> state,
                    String key,
                    Device device,
                    Function<String, NDArray> initial) {
                return owned(super.withDefaultState(state, key, device, initial));
            }
        };
    }

    private Optimizer adamW(AdamW.Builder builder) {
        return new AdamW(builder) {
            @Override
            protected NDArray withDefaultState(
                    Map<String, Map<Device, NDArray>> state,
                    String key,
                    Device device,
                    Function<String, NDArray> initial) {
                return owned(super.withDefaultState(state, key, device, initial));
            }
        };
    }

    private NDArray owned(NDArray state) {
        if (!state.getManager().equals(owner)) {
            state.attach(owner);
        }
        return state;
    }
}
