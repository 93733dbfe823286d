package io.epochscope.engine.model.cnn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.ImageSize;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.model.PaddedConvolution;
import java.util.List;

/** Convolutional network: convolution, batch norm, ReLU and max-pooling, repeated; then a linear classifier. */
public final class CnnType implements ModelType<CnnParameters> {

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
    public List<Fault> check(CnnParameters parameters) {
        return parameters.kernel() % 2 == 1
                ? List.of()
                : List.of(new Fault("kernel", parameters.kernel().toString(), "an odd number"));
    }

    @Override
    public List<Fault> check(CnnParameters parameters, Shape sample) {
        return ImageSize.of(sample)
                .map(size -> check(parameters, size))
                .orElseGet(() -> List.of(ImageSize.missing("channels", parameters.channels(), sample)));
    }

    private static List<Fault> check(CnnParameters parameters, ImageSize size) {
        int poolings = Long.SIZE - 1 - Long.numberOfLeadingZeros(size.shorterSide());
        return parameters.channels().size() <= poolings
                ? List.of()
                : List.of(new Fault(
                        "channels",
                        parameters.channels().toString(),
                        "at most %d convolutions: each halves the image, which has %s pixels"
                                .formatted(poolings, size)));
    }

    @Override
    public Block create(CnnParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain();
        for (int channels : parameters.channels()) {
            chain.conv2d(new PaddedConvolution(channels, parameters.kernel(), 1, !parameters.batchNorm()))
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
}
