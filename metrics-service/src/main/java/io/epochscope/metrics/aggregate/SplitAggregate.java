package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.patch.ChunkLabels;
import io.epochscope.metrics.patch.ChunkScores;
import io.epochscope.metrics.patch.ChunkShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * The scores of one chunk in one pass of one epoch in short, of the patches of one split: sums, means over blocks, sums
 * by class, the distribution of the losses, the worst patches and the surest mistakes.
 */
final class SplitAggregate {

    final int split;
    final CountsAndSums whole = new CountsAndSums();
    final List<CountsAndSums> blocks = new ArrayList<>();
    final List<CountsAndSums> classes = new ArrayList<>();
    final LossCounts losses = new LossCounts();
    final WorstPatches worst = new WorstPatches();
    final SurestMistakes mistakes = new SurestMistakes();
    final boolean hasPTrue;

    private SplitAggregate(int split, boolean hasPTrue, int blocks) {
        this.split = split;
        this.hasPTrue = hasPTrue;
        for (int block = 0; block < blocks; block++) {
            this.blocks.add(new CountsAndSums());
        }
    }

    /** One for each split that has patches among those scored, in the order of their numbers. */
    static List<SplitAggregate> of(ChunkScores scores, ChunkLabels labels, ChunkShape shape) {
        int[] blockOfPlaces = shape.blockOfPlaces();
        var splits = new ArrayList<SplitAggregate>();
        BitSet present = scores.present();
        for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
            int split = labels.splits()[place];
            while (splits.size() <= split) {
                splits.add(null);
            }
            if (splits.get(split) == null) {
                splits.set(split, new SplitAggregate(split, scores.pTrue() != null, shape.blocks()));
            }
            splits.get(split).add(place, blockOfPlaces[place], scores, labels);
        }
        return splits.stream().filter(Objects::nonNull).toList();
    }

    private void add(int place, int block, ChunkScores scores, ChunkLabels labels) {
        float loss = scores.loss()[place];
        float pTrue = hasPTrue ? scores.pTrue()[place] : 0;
        int label = labels.labels()[place];
        boolean judged = labels.isLabelled(place) && scores.predicted() != null;
        boolean right = judged && scores.predicted()[place] == label;
        whole.add(loss, pTrue, judged, right);
        blocks.get(block).add(loss, pTrue, judged, right);
        if (labels.isLabelled(place)) {
            ofClass(label).add(loss, pTrue, judged, right);
        }
        if (judged && !right) {
            float pPredicted = scores.pPredicted() == null ? Float.NaN : scores.pPredicted()[place];
            mistakes.offer(label, scores.predicted()[place], pPredicted);
        }
        losses.add(loss);
        worst.offer(place, loss);
    }

    private CountsAndSums ofClass(int label) {
        while (classes.size() <= label) {
            classes.add(new CountsAndSums());
        }
        return classes.get(label);
    }

    /** What is counted and added up of some patches. */
    static final class CountsAndSums {
        int patches;
        int labelled;
        int correct;
        double loss;
        float worstLoss = Float.NEGATIVE_INFINITY;
        double pTrue;

        private void add(float patchLoss, float patchPTrue, boolean judged, boolean right) {
            patches++;
            labelled += judged ? 1 : 0;
            correct += right ? 1 : 0;
            loss += patchLoss;
            pTrue += patchPTrue;
            if (Float.compare(patchLoss, worstLoss) > 0) {
                worstLoss = patchLoss;
            }
        }
    }
}
