package io.epochscope.metrics.drawing;

/** Colours of measured values. */
public record ValueColours(ColourMap map, ValueRange range) implements CellColours {

    @Override
    public int colour(float value) {
        return Float.isNaN(value) ? map.notANumber() : map.colour(range.fraction(value));
    }

    @Override
    public boolean averages() {
        return true;
    }
}
