package io.epochscope.engine.data.landcover;

import java.util.Arrays;

/**
 * Which class each pixel of a generated scene has: the lowest land is water, towns lie where a field of their own is
 * high, and the rest is bare, field or forest by how wet it is. In the hard region there are forest and field alone, in
 * small pieces.
 */
final class LandMap {

    /** By height, from the lowest up. */
    private static final double WATER = 0.22;
    /** From the top of its field down, of what is no water. */
    private static final double URBAN = 0.20;
    /** By wetness, from the driest up. */
    private static final double BARE = 0.33;

    private static final double FIELD = 0.66;

    /** Patches across which the land changes. */
    private static final double LAND = 12;

    private static final double HARD_LAND = 2;
    private static final double HALF = 0.5;

    private final GeneratedSceneParameters parameters;
    private final HardRegion hard;
    private final SmoothNoise height;
    private final SmoothNoise towns;
    private final SmoothNoise wetness;
    private final double waterLevel;
    private final double townLevel;
    private final double bareLevel;
    private final double fieldLevel;

    LandMap(GeneratedSceneParameters parameters, HardRegion hard, long seed) {
        this.parameters = parameters;
        this.hard = hard;
        // Apart by more than the octaves of one field.
        height = new SmoothNoise(seed);
        towns = new SmoothNoise(seed + 100);
        wetness = new SmoothNoise(seed + 200);
        waterLevel = level(height, WATER);
        townLevel = level(towns, 1 - URBAN);
        bareLevel = level(wetness, BARE);
        fieldLevel = level(wetness, FIELD);
    }

    /** What a share of the patches' centres lie below, so that every scene has every class. */
    private double level(SmoothNoise field, double share) {
        int patch = parameters.patch();
        double[] values = new double[parameters.rows() * parameters.columns()];
        Arrays.setAll(
                values,
                place -> field.rough(
                        (place % parameters.columns() + HALF) * patch,
                        (place / parameters.columns() + HALF) * patch,
                        LAND * patch));
        Arrays.sort(values);
        return values[(int) (share * (values.length - 1))];
    }

    LandClass at(int x, int y) {
        double size = LAND * parameters.patch();
        if (hard.contains(y / parameters.patch(), x / parameters.patch())) {
            return wetness.at(x, y, HARD_LAND * parameters.patch()) > HALF ? LandClass.FOREST : LandClass.FIELD;
        }
        if (height.rough(x, y, size) < waterLevel) {
            return LandClass.WATER;
        }
        if (towns.rough(x, y, size) > townLevel) {
            return LandClass.URBAN;
        }
        double wet = wetness.rough(x, y, size);
        return wet < bareLevel ? LandClass.BARE : wet < fieldLevel ? LandClass.FIELD : LandClass.FOREST;
    }
}
