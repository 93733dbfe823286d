package io.epochscope.engine.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * A convolution that keeps height and width, divided by its stride and rounded up: what lies outside is 0.
 *
 * @param channels that it puts out
 * @param kernel height and width of its kernels in pixels, odd
 * @param stride pixels from one place to the next
 * @param bias whether it has one; of no use before batch norm, which has an offset of its own
 */
public record PaddedConvolution(int channels, int kernel, int stride, boolean bias) {

    /** Of stride 1, before batch norm. */
    public static PaddedConvolution normalised(int channels, int kernel) {
        return new PaddedConvolution(channels, kernel, 1, false);
    }

    /** A new layer of it, whose weights begin as those of a {@link LayerChain}. */
    public Conv2d block() {
        Conv2d convolution = Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(bias)
                .build();
        return LayerChain.initialised(convolution);
    }
}
