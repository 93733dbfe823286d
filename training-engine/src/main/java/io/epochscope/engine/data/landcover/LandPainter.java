package io.epochscope.engine.data.landcover;

/**
 * What the classes look like from above, channels being from 0 to 1. Lengths are in pixels and the same for every patch
 * size, as houses and trees are.
 */
final class LandPainter {

    private static final double[] WATER = {0.10, 0.24, 0.38};
    private static final double[] FOREST = {0.13, 0.27, 0.13};
    private static final double[] FIELD = {0.50, 0.58, 0.27};
    private static final double[] BARE = {0.72, 0.60, 0.42};
    private static final double[] STREET = {0.36, 0.36, 0.38};
    private static final double[] TILES = {0.62, 0.38, 0.30};
    private static final double[] CONCRETE = {0.70, 0.69, 0.67};
    /** Between field and forest. */
    private static final double[] SCRUB = {0.32, 0.42, 0.20};
    /** How much lighter scrub is that counts as field: less than the noise of a pixel. */
    private static final double SCRUB_DIFFERENCE = 0.006;

    private static final double CROWN = 4;
    private static final double WAVE = 9;
    private static final double DUNE = 20;
    private static final double PARCEL = 40;
    private static final double FURROW = 5;
    private static final int LOT = 8;
    private static final int ROAD = 2;

    private final HardRegion hard;
    private final int patch;
    private final SmoothNoise texture;

    LandPainter(GeneratedSceneParameters parameters, HardRegion hard, long seed) {
        this.hard = hard;
        patch = parameters.patch();
        texture = new SmoothNoise(seed + 300);
    }

    /** Puts red, green and blue of a pixel in {@code colour}. */
    void paint(LandClass type, int x, int y, double[] colour) {
        if (hard.contains(y / patch, x / patch)) {
            double crown = 0.12 * (texture.at(x, y, CROWN) - 0.5);
            mix(colour, SCRUB, crown + (type == LandClass.FIELD ? SCRUB_DIFFERENCE : 0));
            return;
        }
        switch (type) {
            case WATER -> mix(colour, WATER, 0.06 * (texture.at(x, y * 2.0, WAVE) - 0.5));
            case FOREST -> mix(colour, FOREST, 0.22 * (texture.at(x, y, CROWN) - 0.5));
            case FIELD -> mix(colour, FIELD, field(x, y));
            case BARE -> mix(colour, BARE, 0.14 * (texture.rough(x, y, DUNE) - 0.5));
            case URBAN -> urban(x, y, colour);
        }
    }

    /** Parcels of their own shade, ploughed along or across. */
    private double field(int x, int y) {
        double column = Math.floor(x / PARCEL);
        double row = Math.floor(y / PARCEL);
        double shade = texture.node(column, row);
        double along = shade > 0.5 ? x : y;
        return 0.20 * (shade - 0.5) + 0.05 * Math.sin(2 * Math.PI * along / FURROW);
    }

    /** A grid of streets, with roofs of tiles and of concrete, and some lots that are empty. */
    private void urban(int x, int y, double[] colour) {
        if (x % LOT < ROAD || y % LOT < ROAD) {
            mix(colour, STREET, 0);
            return;
        }
        double lot = texture.node(Math.floorDiv(x, LOT), Math.floorDiv(y, LOT));
        mix(colour, lot < 0.15 ? BARE : lot < 0.6 ? TILES : CONCRETE, 0.2 * (lot - 0.5));
    }

    private static void mix(double[] colour, double[] base, double lighter) {
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = base[channel] + lighter;
        }
    }
}
