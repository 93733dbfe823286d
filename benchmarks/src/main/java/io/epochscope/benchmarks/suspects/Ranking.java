package io.epochscope.benchmarks.suspects;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * An order in which somebody could look through patches for wrong labels.
 *
 * @param name as it is printed
 * @param score the highest come first
 */
record Ranking(String name, ToDoubleFunction<JudgedPatch> score) {

    /** What the product goes by. */
    static final Ranking SUSPICION = new Ranking("suspicion", JudgedPatch::suspicion);

    /** What needs no history: the patches that the trained model is most wrong about. */
    static final Ranking FINAL_LOSS = new Ranking("final loss", JudgedPatch::finalLoss);

    /** What the product is measured beside; margin is the area under it of Pleiss et al. (2020), of probabilities. */
    static final List<Ranking> OTHERS = List.of(
            FINAL_LOSS,
            new Ranking("confidence", patch -> -patch.confidence()),
            new Ranking("mean loss", JudgedPatch::meanLoss),
            new Ranking("margin", patch -> -patch.meanMargin()));

    /**
     * Precision at k, where k is the number of flipped labels: the share of flipped ones among the k patches that come
     * first, which is the recall too.
     *
     * @return 0 to 1; NaN if no label was flipped
     */
    double precisionAtFlipped(List<JudgedPatch> patches) {
        long flipped = patches.stream().filter(JudgedPatch::flipped).count();
        long found = patches.stream()
                .sorted(Comparator.comparingDouble(score).reversed())
                .limit(flipped)
                .filter(JudgedPatch::flipped)
                .count();
        return (double) found / flipped;
    }
}
