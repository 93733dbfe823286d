package io.epochscope.engine.optimizer;

import java.util.Map;

/**
 * What an optimizer knows of one parameter, as plain values.
 *
 * @param steps that it was moved by
 * @param moments by their names in PyTorch's state: {@code exp_avg}
 */
public record ParameterState(long steps, Map<String, Moment> moments) {

    public ParameterState {
        moments = Map.copyOf(moments);
    }

    /**
     * A running mean or sum.
     *
     * @param shape of the parameter
     * @param values in row-major order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Moment(long[] shape, float[] values) {}
}
