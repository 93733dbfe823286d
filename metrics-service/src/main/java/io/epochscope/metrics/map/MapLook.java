package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.ValueRange;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a map is to look.
 *
 * @param width in pixels
 * @param overlay whether the scene's picture is below it
 * @param opacity of what is over the scene's picture, 0 to 1
 * @param bar whether its colours are explained
 * @param min value of the first colour; empty to let the metric choose
 * @param max value of the last colour; empty to let the metric choose
 */
public record MapLook(
        int width,
        ColourMap colours,
        boolean overlay,
        double opacity,
        boolean bar,
        OptionalDouble min,
        OptionalDouble max,
        Background background) {

    ValueRange range(Metric metric, List<PatchGrid> grids) {
        ValueRange chosen = metric.range(grids);
        if (min.isEmpty() && max.isEmpty()) {
            return chosen;
        }
        return ValueRange.bounded(min.orElse(chosen.low()), max.orElse(chosen.high()), grids);
    }

    MapLook withOpacity(double other) {
        return new MapLook(width, colours, overlay, other, bar, min, max, background);
    }
}
