package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** One number for each unit of what a layer puts out: (batch, units), or maps of (batch, units, places …). */
final class UnitValues {

    private static final int PLACES = 2;

    private UnitValues() {}

    /** How many units a layer with such an output has. */
    static int units(NDArray output) {
        Shape shape = output.getShape();
        return shape.dimension() < PLACES ? 1 : (int) shape.get(1);
    }

    /** The means of the maps: (batch, units). */
    static NDArray means(NDArray output) {
        return places(output).mean(new int[] {PLACES});
    }

    /** The largest of each map: (batch, units). */
    static NDArray largest(NDArray output) {
        return places(output).max(new int[] {PLACES});
    }

    private static NDArray places(NDArray output) {
        return output.toType(DataType.FLOAT32, false)
                .reshape(new Shape(output.getShape().get(0), units(output), -1));
    }
}
