package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChunkShape;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dynamics of one chunk in short, of the patches of one split.
 *
 * <p>The data map has {@value #BINS} × {@value #BINS} cells over variability from 0 to {@value #MOST_VARIABILITY} and
 * confidence from 0 to 1.
 */
final class DynamicsAggregate {

    /** Of the data map, each way. */
    static final int BINS = 20;

    /** The standard deviation of numbers from 0 to 1 is at most this. */
    static final double MOST_VARIABILITY = 0.5;

    final int[] blockPatches;
    final double[] blockConfidence;
    final double[] blockVariability;
    final double[] blockCorrect;
    final double[] blockForgotten;
    final int[] verdictPatches = new int[PatchVerdict.values().length];
    final int[] mapPatches = new int[BINS * BINS];
    final List<Problems.Problem> problems;

    DynamicsAggregate(ChunkDynamics patches, PatchVerdict[] verdicts, BitSet chosen, ChunkShape shape) {
        Problems worst = new Problems();
        int blocks = shape.blocks();
        int[] blockOfPlaces = shape.blockOfPlaces();
        blockPatches = new int[blocks];
        blockConfidence = new double[blocks];
        blockVariability = new double[blocks];
        blockCorrect = new double[blocks];
        blockForgotten = new double[blocks];
        for (int place = chosen.nextSetBit(0); place >= 0; place = chosen.nextSetBit(place + 1)) {
            int block = blockOfPlaces[place];
            double confidence = patches.confidence(place);
            double variability = patches.variability(place);
            blockPatches[block]++;
            blockConfidence[block] += confidence;
            blockVariability[block] += variability;
            blockCorrect[block] += (double) patches.correct(place) / patches.epochs(place);
            blockForgotten[block] += patches.forgotten(place);
            verdictPatches[verdicts[place].code()]++;
            worst.offer(verdicts[place], place, LabelSuspicion.of(patches, place));
            if (!Double.isNaN(confidence)) {
                mapPatches[bin(variability / MOST_VARIABILITY) * BINS + bin(confidence)]++;
            }
        }
        for (int block = 0; block < blocks; block++) {
            blockConfidence[block] /= blockPatches[block];
            blockVariability[block] /= blockPatches[block];
            blockCorrect[block] /= blockPatches[block];
            blockForgotten[block] /= blockPatches[block];
        }
        problems = worst.all();
    }

    private static int bin(double share) {
        return Math.min(Math.max((int) (share * BINS), 0), BINS - 1);
    }

    /** Blocks that have patches. */
    BitSet filledBlocks() {
        BitSet filled = new BitSet(blockPatches.length);
        IntStream.range(0, blockPatches.length)
                .filter(block -> blockPatches[block] > 0)
                .forEach(filled::set);
        return filled;
    }

    /** Cells of the data map that have patches. */
    int[] filledCells() {
        return IntStream.range(0, mapPatches.length)
                .filter(cell -> mapPatches[cell] > 0)
                .toArray();
    }
}
