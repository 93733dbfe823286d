package io.epochscope.engine.data.landcover;

import io.epochscope.engine.data.ClassLabel;
import java.util.Arrays;
import java.util.List;

/** The classes of a generated scene, in the order of their indices. */
enum LandClass {
    WATER(0, "water", "#2B6CB0"),
    FOREST(1, "forest", "#276749"),
    FIELD(2, "field", "#9AC14B"),
    BARE(3, "bare", "#D9A766"),
    URBAN(4, "urban", "#8B8589");

    private final int index;
    private final String label;
    private final String colour;

    LandClass(int index, String label, String colour) {
        this.index = index;
        this.label = label;
        this.colour = colour;
    }

    int index() {
        return index;
    }

    static int count() {
        return values().length;
    }

    static List<ClassLabel> labels() {
        return Arrays.stream(values())
                .map(type -> new ClassLabel(type.label, type.colour))
                .toList();
    }
}
