package io.epochscope.engine.model;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import java.util.Optional;

/** Height and width, in pixels, of samples that are images. */
public record ImageSize(long height, long width) {

    private static final int IMAGE_DIMENSIONS = 3;

    /** Of samples of a shape, without the batch dimension; empty if that is not (channels, height, width). */
    public static Optional<ImageSize> of(Shape sample) {
        return sample.dimension() == IMAGE_DIMENSIONS
                ? Optional.of(new ImageSize(sample.get(1), sample.get(2)))
                : Optional.empty();
    }

    /**
     * Says that samples are no images.
     *
     * @param field of the model that has to change
     */
    public static Fault missing(String field, Object value, Shape sample) {
        return new Fault(
                field,
                value.toString(),
                "images of (channels, height, width), which samples of %s are not".formatted(sample));
    }

    /** The shorter of both. */
    public long shorterSide() {
        return Math.min(height, width);
    }

    @Override
    public String toString() {
        return height + " × " + width;
    }
}
