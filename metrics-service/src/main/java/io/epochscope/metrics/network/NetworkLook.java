package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.drawing.ValueRange;
import java.util.Optional;

/**
 * How a sheet is to look.
 *
 * @param width in pixels
 * @param height in pixels, that it has at most if that is possible without making tiles smaller than they are
 * @param limit in pixels, that it has at most
 * @param colours empty to choose by the values
 */
record NetworkLook(int width, int height, int limit, Optional<ColourMap> colours, Background background) {

    /** Diverging colours for values with a sign, zero in their middle; viridis for others. */
    ValueColours of(ValueRange range) {
        ColourMap map = colours.orElse(range.low() < 0 ? ColourMap.RDBU : ColourMap.VIRIDIS);
        return new ValueColours(map, map.diverges() ? range.centred() : range);
    }
}
