package io.epochscope.engine.augmentation;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;

/**
 * How images are changed at random each time they are trained on. Samples have to be images of (channels, height,
 * width).
 *
 * @param shift most pixels that an image is moved by, up or down and to either side; 0 by default
 * @param flipHorizontal whether half of them are mirrored left to right; not by default
 * @param flipVertical whether half of them are turned upside down; not by default
 * @param rotate most degrees that an image is turned by, either way; 0 by default
 * @param noise deviation of the normal noise that is added to each value as the network gets it, 0 by default
 */
public record AugmentationParameters(
        @PositiveOrZero @Max(1_024) Integer shift,
        Boolean flipHorizontal,
        Boolean flipVertical,
        @PositiveOrZero @DecimalMax("180") Double rotate,
        @PositiveOrZero @DecimalMax("100") Double noise) {

    private static final int IMAGE_DIMENSIONS = 3;

    public AugmentationParameters {
        shift = shift == null ? 0 : shift;
        flipHorizontal = flipHorizontal != null && flipHorizontal;
        flipVertical = flipVertical != null && flipVertical;
        rotate = rotate == null ? 0 : rotate;
        noise = noise == null ? 0 : noise;
    }

    /** Images stay as they are. */
    public static AugmentationParameters none() {
        return new AugmentationParameters(null, null, null, null, null);
    }

    /** Whether images change at all. */
    public boolean changesImages() {
        return moves() || noise > 0;
    }

    /** Whether pixels change their places. */
    boolean moves() {
        return shift > 0 || flipHorizontal || flipVertical || rotate > 0;
    }

    /**
     * What is wrong with it for samples of a shape.
     *
     * @param sample without the batch dimension
     */
    public List<Fault> check(Shape sample) {
        if (!changesImages()) {
            return List.of();
        }
        if (sample.dimension() != IMAGE_DIMENSIONS) {
            return List.of(new Fault(
                    "augmentation",
                    toString(),
                    "nothing unless samples are images of (channels, height, width), which %s is not"
                            .formatted(sample)));
        }
        long side = Math.min(sample.get(1), sample.get(2));
        return shift < side
                ? List.of()
                : List.of(new Fault(
                        "augmentation.shift", shift.toString(), "less than the %d pixels of a side".formatted(side)));
    }
}
