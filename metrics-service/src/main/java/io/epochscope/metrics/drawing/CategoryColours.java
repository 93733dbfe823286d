package io.epochscope.metrics.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Colours of cells that are one of few things. */
public final class CategoryColours implements CellColours {

    private final Map<Integer, Integer> colours = new HashMap<>();

    public CategoryColours(List<Category> categories) {
        categories.forEach(category -> colours.put(category.value(), 0xff000000 | category.colour()));
    }

    /** A value that is no category has the palette's colour for it. */
    @Override
    public int colour(float value) {
        Integer colour = colours.get((int) value);
        return colour != null ? colour : 0xff000000 | Palette.colour((int) value);
    }

    @Override
    public boolean averages() {
        return false;
    }
}
