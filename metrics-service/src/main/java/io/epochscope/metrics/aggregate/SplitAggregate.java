package io.epochscope.metrics.aggregate;

import io.epochscope.metrics.patch.ChunkLabels;
import io.epochscope.metrics.patch.ChunkScores;
import io.epochscope.metrics.patch.ChunkShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The scores of one chunk in one pass of one epoch in short, of the patches of one split: sums, means over blocks, sums
 * by class, the distribution of the losses and the worst patches.
 */
final class SplitAggregate {

    final int split;
    final int patches;
    final CountsAndSums whole;
    final List<CountsAndSums> blocks = new ArrayList<>();
    final List<CountsAndSums> classes = new ArrayList<>();
    final LossCounts losses = new LossCounts();
    final WorstPatches worst = new WorstPatches();
    final boolean hasPTrue;

    private SplitAggregate(int split, BitSet chosen, ChunkScores scores, ChunkLabels labels, ChunkShape shape) {
        this.split = split;
        patches = chosen.cardinality();
        hasPTrue = scores.pTrue() != null;
        whole = new CountsAndSums();
        for (int block = 0; block < shape.blocks(); block++) {
            blocks.add(new CountsAndSums());
        }
        for (int place = chosen.nextSetBit(0); place >= 0; place = chosen.nextSetBit(place + 1)) {
            add(place, scores, labels, shape);
        }
    }

    /** One for each split that has patches among those scored. */
    static List<SplitAggregate> of(ChunkScores scores, ChunkLabels labels, ChunkShape shape) {
        return labels.splitsOf(scores.present()).stream()
                .mapToObj(split ->
                        new SplitAggregate(split, labels.inSplit(scores.present(), split), scores, labels, shape))
                .toList();
    }

    private void add(int place, ChunkScores scores, ChunkLabels labels, ChunkShape shape) {
        float loss = scores.loss()[place];
        float pTrue = hasPTrue ? scores.pTrue()[place] : 0;
        int label = labels.labels()[place];
        boolean judged = labels.isLabelled(place) && scores.predicted() != null;
        boolean right = judged && scores.predicted()[place] == label;
        whole.add(loss, pTrue, judged, right);
        blocks.get(shape.blockOf(place)).add(loss, pTrue, judged, right);
        if (labels.isLabelled(place)) {
            ofClass(label).add(loss, pTrue, judged, right);
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
