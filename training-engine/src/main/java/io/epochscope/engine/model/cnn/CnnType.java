package io.epochscope.engine.model.cnn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;
import java.util.ArrayList;
import java.util.List;

/** Convolutional network: convolution, batch norm, ReLU and max-pooling, repeated; then a linear classifier. */
public final class CnnType implements ModelType<CnnParameters> {

    private static final int IMAGE_DIMENSIONS = 3;
    private static final Shape POOL = new Shape(2, 2);

    @Override
    public String name() {
        return "cnn";
    }

    @Override
    public String description() {
        return "Convolutional network for images: each convolution is followed by a pooling that halves the image";
    }

    @Override
    public Class<CnnParameters> parameters() {
        return CnnParameters.class;
    }

    @Override
    public List<Fault> check(CnnParameters parameters, Shape sample) {
        List<Fault> faults = new ArrayList<>();
        if (parameters.kernel() % 2 == 0) {
            faults.add(new Fault("kernel", parameters.kernel().toString(), "an odd number"));
        }
        String channels = parameters.channels().toString();
        if (sample.dimension() != IMAGE_DIMENSIONS) {
            faults.add(new Fault(
                    "channels",
                    channels,
                    "images of (channels, height, width), which samples of %s are not".formatted(sample)));
            return faults;
        }
        long side = Math.min(sample.get(1), sample.get(2));
        int poolings = Long.SIZE - 1 - Long.numberOfLeadingZeros(side);
        if (parameters.channels().size() > poolings) {
            faults.add(new Fault(
                    "channels",
                    channels,
                    "at most %d convolutions: each halves the image, which has %d × %d pixels"
                            .formatted(poolings, sample.get(1), sample.get(2))));
        }
        return faults;
    }

    @Override
    public Block create(CnnParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain();
        for (int channels : parameters.channels()) {
            chain.conv2d(convolution(parameters, channels))
                    .batchNorm(parameters.batchNorm())
                    .activation(Activation.RELU)
                    .layer("MaxPool2d", Pool.maxPool2dBlock(POOL, POOL));
        }
        chain.flatten();
        if (parameters.dense() > 0) {
            chain.dropout(parameters.dropout()).linear(parameters.dense()).activation(Activation.RELU);
        }
        return chain.dropout(parameters.dropout()).linear(outputs);
    }

    private static Conv2d convolution(CnnParameters parameters, int channels) {
        int padding = parameters.kernel() / 2;
        return Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(new Shape(parameters.kernel(), parameters.kernel()))
                .optPadding(new Shape(padding, padding))
                // Batch norm has an offset of its own.
                .optBias(!parameters.batchNorm())
                .build();
    }
}
