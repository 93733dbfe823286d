package io.epochscope.engine.model.resnet;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.Activation;
import io.epochscope.engine.model.ImageSize;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.model.PaddedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Residual network for small images, as He, Zhang, Ren and Sun have for CIFAR-10 (Deep residual learning for image
 * recognition, 2015, section 4.2): a convolution, three stages of residual blocks, each stage with maps of half the
 * side and twice the channels, the mean of each channel, a linear classifier. Where a block changes the shape, its
 * shortcut is a projection (option B), so that the whole of it is learned.
 */
public final class ResnetType implements ModelType<ResnetParameters> {

    private static final int STAGES = 3;
    private static final int LAYERS_OF_BLOCK = 2;
    private static final int LAYERS_PER_STEP = STAGES * LAYERS_OF_BLOCK;
    private static final int LAYERS_BESIDE = 2;
    private static final int KERNEL = 3;

    /** With which the last stage still has maps of 2 × 2. */
    private static final int SMALLEST_SIDE = 8;

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public String description() {
        return "Residual network for images: blocks of two convolutions whose input is added to their output";
    }

    @Override
    public Class<ResnetParameters> parameters() {
        return ResnetParameters.class;
    }

    @Override
    public List<Fault> check(ResnetParameters parameters) {
        return parameters.depth() % LAYERS_PER_STEP == LAYERS_BESIDE
                ? List.of()
                : List.of(new Fault(
                        "depth",
                        parameters.depth().toString(),
                        "6n + 2 layers: 8, 14, 20, 26, 32 and so on up to 110"));
    }

    @Override
    public List<Fault> check(ResnetParameters parameters, Shape sample) {
        Optional<ImageSize> size = ImageSize.of(sample);
        if (size.isEmpty()) {
            return List.of(ImageSize.missing("type", name(), sample));
        }
        return size.get().shorterSide() >= SMALLEST_SIDE
                ? List.of()
                : List.of(new Fault(
                        "type",
                        name(),
                        "images of at least %d × %d pixels, since they are halved twice; these have %s"
                                .formatted(SMALLEST_SIDE, SMALLEST_SIDE, size.get())));
    }

    @Override
    public Block create(ResnetParameters parameters, Shape sample, int outputs) {
        LayerChain chain = new LayerChain()
                .conv2d(PaddedConvolution.normalised(parameters.width(), KERNEL))
                .batchNorm(true)
                .activation(Activation.RELU);
        for (ResidualBlock block : blocks(parameters)) {
            chain.layer("Residual", block);
        }
        return chain.globalAveragePool().dropout(parameters.dropout()).linear(outputs);
    }

    private static List<ResidualBlock> blocks(ResnetParameters parameters) {
        int each = (parameters.depth() - LAYERS_BESIDE) / LAYERS_PER_STEP;
        List<ResidualBlock> blocks = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            int channels = parameters.width() << stage;
            for (int i = 0; i < each; i++) {
                boolean halves = stage > 0 && i == 0;
                blocks.add(halves ? ResidualBlock.halving(channels) : ResidualBlock.keeping(channels));
            }
        }
        return blocks;
    }
}
