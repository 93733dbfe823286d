package io.epochscope.engine.optimizer;

import ai.djl.ndarray.NDList;
import java.util.Map;

/**
 * What an optimizer knows.
 *
 * @param steps that each parameter was moved by, by its id
 * @param moments running means and sums, each called by the id of its parameter, a slash and its name in PyTorch's
 *     state: {@code 01Linear/weight/exp_avg}
 */
public record OptimizerState(Map<String, Long> steps, NDList moments) {

    public OptimizerState {
        steps = Map.copyOf(steps);
    }
}
