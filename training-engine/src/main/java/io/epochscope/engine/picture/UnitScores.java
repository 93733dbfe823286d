package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import io.epochscope.engine.network.Layer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How much each sample of a gallery excites the first units of a layer. */
final class UnitScores {

    /** Units of a layer that are looked at. */
    private static final int MOST_UNITS = 32;

    private final Layer layer;
    private final float[][] scores;

    /** Of no sample yet. */
    UnitScores(Layer layer, int samples) {
        this.layer = layer;
        scores = new float[Math.min(MOST_UNITS, layer.outputShape().get(0).intValue())][samples];
    }

    Layer layer() {
        return layer;
    }

    int units() {
        return scores.length;
    }

    /** Takes the layer's output for the samples from a place on: a unit's score is the largest of its map. */
    void take(NDArray output, int from) {
        int there = UnitValues.units(output);
        float[] largest = UnitValues.largest(output).toFloatArray();
        for (int i = 0; i < largest.length / there; i++) {
            for (int unit = 0; unit < scores.length; unit++) {
                scores[unit][from + i] = largest[i * there + unit];
            }
        }
    }

    float score(int unit, int place) {
        return scores[unit][place];
    }

    /** The places of the highest scores among some, best first, the earlier of equal ones before; NaN comes last. */
    int[] best(int unit, int[] among, int most) {
        Comparator<Integer> byScore = Comparator.comparing(
                place -> Float.isNaN(scores[unit][place]) ? Float.NEGATIVE_INFINITY : scores[unit][place],
                Comparator.reverseOrder());
        List<Integer> ranked =
                IntStream.of(among).boxed().sorted(byScore).limit(most).toList();
        return ranked.stream().mapToInt(Integer::intValue).toArray();
    }
}
