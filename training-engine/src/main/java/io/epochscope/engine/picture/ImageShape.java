package io.epochscope.engine.picture;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** How numbers that belong to a sample lie in a picture. */
record ImageShape(int channels, int height, int width) {

    /** (channels, height, width) and (height, width) as they are; anything else is one row of numbers. */
    static ImageShape of(Shape shape) {
        return switch (shape.dimension()) {
            case 3 -> new ImageShape((int) shape.get(0), (int) shape.get(1), (int) shape.get(2));
            case 2 -> new ImageShape(1, (int) shape.get(0), (int) shape.get(1));
            default -> new ImageShape(1, 1, (int) shape.size());
        };
    }

    int size() {
        return channels * height * width;
    }

    /** The first channels of what begins at {@code from}. */
    List<Plane> planes(FloatBuffer values, int from, int most) {
        return IntStream.range(0, Math.min(channels, most))
                .mapToObj(channel -> new Plane(values, from + channel * height * width, height, width))
                .toList();
    }
}
