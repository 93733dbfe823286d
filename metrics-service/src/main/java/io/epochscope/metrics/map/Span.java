package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.ValueRange;
import java.util.List;

/** Which values the colours of a metric span; known bounds let pictures of different epochs compare. */
enum Span {
    /** The metric is no measured value. */
    NONE,
    /** Losses have no upper bound and a long tail. */
    PERCENTILES,
    /** The same for what has a sign: zero is in the middle. */
    CENTRED,
    /** From 0 to 1. */
    UNIT,
    /** From 0 to 0.5, the largest standard deviation of what lies between 0 and 1. */
    HALF,
    /** From 0 to the largest count there is. */
    COUNT;

    ValueRange of(List<PatchGrid> grids) {
        return switch (this) {
            case PERCENTILES -> ValueRange.percentiles(grids);
            case CENTRED -> {
                double most = ValueRange.percentiles(grids).centred().high();
                yield ValueRange.bounded(-most, most, grids);
            }
            case UNIT -> ValueRange.bounded(0, 1, grids);
            case HALF -> ValueRange.bounded(0, 0.5, grids);
            case COUNT -> ValueRange.bounded(0, largest(grids), grids);
            case NONE -> throw new IllegalStateException("There is no range of what is no value");
        };
    }

    private static float largest(List<PatchGrid> grids) {
        float largest = 1;
        for (PatchGrid grid : grids) {
            largest = grid.largest(largest);
        }
        return largest;
    }
}
