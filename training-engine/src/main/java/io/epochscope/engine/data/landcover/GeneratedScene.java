package io.epochscope.engine.data.landcover;

import io.epochscope.engine.data.patches.PatchGrid;
import io.epochscope.engine.data.patches.PixelStore;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * A painted scene and the truth about it, so that what is said of its patches can be checked.
 *
 * @param pixels red, green and blue
 * @param classes class index of what most of each patch shows, row by row
 * @param labels class index that each patch is said to have
 * @param mislabelled the patches whose label is wrong on purpose, by their place row by row; none is in the hard region
 * @param hard where field and forest look nearly alike
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GeneratedScene(
        PixelStore pixels, PatchGrid grid, int[] classes, int[] labels, BitSet mislabelled, HardRegion hard) {

    /** Paints a scene; the same parameters and seed give the same one. */
    public static GeneratedScene paint(GeneratedSceneParameters parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom picture = random.split();
        // Apart, so that the picture is the same whatever the share.
        SplittableRandom mistakes = random.split();
        HardRegion hard = HardRegion.of(parameters);
        LandPicture land = LandPicture.paint(parameters, hard, picture);
        int[] classes = land.classes();
        BitSet mislabelled = drawMistakes(parameters, hard, mistakes);
        int[] labels = classes.clone();
        mislabelled.stream().forEach(place -> labels[place] = otherThan(classes[place], mistakes));
        int patch = parameters.patch();
        PatchGrid grid = new PatchGrid(parameters.rows(), parameters.columns(), patch, patch);
        return new GeneratedScene(land.pixels(), grid, classes, labels, mislabelled, hard);
    }

    private static BitSet drawMistakes(GeneratedSceneParameters parameters, HardRegion hard, SplittableRandom random) {
        int columns = parameters.columns();
        BitSet drawn = new BitSet();
        for (int place = 0; place < parameters.rows() * columns; place++) {
            boolean wrong = random.nextDouble() < parameters.mislabelled();
            drawn.set(place, wrong && !hard.contains(place / columns, place % columns));
        }
        return drawn;
    }

    private static int otherThan(int label, SplittableRandom random) {
        return (label + random.nextInt(1, LandClass.count())) % LandClass.count();
    }
}
