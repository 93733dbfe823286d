package io.epochscope.engine.model.unet;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.model.ImageSize;
import io.epochscope.engine.model.LayerChain;
import io.epochscope.engine.model.ModelType;
import io.epochscope.engine.model.PaddedConvolution;
import java.util.List;
import java.util.Optional;

/**
 * U-Net (Ronneberger, Fischer and Brox, U-Net: convolutional networks for biomedical image segmentation, 2015) that is
 * taught by one label for each image: a 1 × 1 convolution gives the logits of every pixel (Long, Shelhamer and Darrell,
 * Fully convolutional networks for semantic segmentation, 2015), whose mean over the pixels is the image's. The maps of
 * that layer are so the class activation maps of Zhou et al. (Learning deep features for discriminative localization,
 * 2016), at full size.
 */
public final class UnetType implements ModelType<UnetParameters> {

    @Override
    public String name() {
        return "unet";
    }

    @Override
    public String description() {
        return "U-Net for images: logits of every pixel, whose mean is the image's; shows where in it a class is seen";
    }

    @Override
    public Class<UnetParameters> parameters() {
        return UnetParameters.class;
    }

    @Override
    public List<Fault> check(UnetParameters parameters, Shape sample) {
        Optional<ImageSize> size = ImageSize.of(sample);
        if (size.isEmpty()) {
            return List.of(ImageSize.missing("type", name(), sample));
        }
        int halvings =
                Math.min(halvings(size.get().height()), halvings(size.get().width()));
        if (halvings == 0) {
            return List.of(new Fault(
                    "type", name(), "images of even height and width; these have %s pixels".formatted(size.get())));
        }
        return parameters.levels() <= halvings
                ? List.of()
                : List.of(new Fault(
                        "levels",
                        parameters.levels().toString(),
                        "at most %d: each halves the image, which has %s pixels".formatted(halvings, size.get())));
    }

    /** How often a side can be halved without a remainder. */
    private static int halvings(long side) {
        return Long.numberOfTrailingZeros(side);
    }

    @Override
    public Block create(UnetParameters parameters, Shape sample, int outputs) {
        LayerChain classifier = new LayerChain()
                .dropout(parameters.dropout())
                .conv2d(new PaddedConvolution(outputs, 1, 1, true))
                .globalAveragePool();
        return new UnetBlock(parameters.levels(), parameters.width(), classifier);
    }
}
