package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChunkScores;
import java.util.BitSet;

/** A chunk of one patch, told epoch by epoch. */
final class History {

    /** The true class of the patch. */
    static final short LABEL = 3;

    static final short RIVAL = 7;
    static final short OTHER = 1;

    private final ChunkDynamics patches = new ChunkDynamics(1);
    private final short[] labels;

    private History(short[] labels) {
        this.labels = labels;
    }

    static History labelled() {
        return new History(new short[] {LABEL});
    }

    static History unlabelled() {
        return new History(new short[] {-1});
    }

    static History ofUnknownLabels() {
        return new History(null);
    }

    /** The next epoch. */
    History epoch(double pTrue, short predicted) {
        return epoch(patches.lastEpoch() < 0 ? 1 : patches.lastEpoch() + 1, pTrue, predicted);
    }

    History epoch(int epoch, double pTrue, short predicted) {
        BitSet present = new BitSet(1);
        present.set(0);
        patches.fold(epoch, scores(present, pTrue, predicted), labels);
        return this;
    }

    History absentIn(int epoch) {
        patches.fold(epoch, scores(new BitSet(1), 0.5, LABEL), labels);
        return this;
    }

    History times(int epochs, double pTrue, short predicted) {
        for (int i = 0; i < epochs; i++) {
            epoch(pTrue, predicted);
        }
        return this;
    }

    private static ChunkScores scores(BitSet present, double pTrue, short predicted) {
        return new ChunkScores(
                present,
                new float[] {(float) -Math.log(pTrue)},
                new float[] {(float) pTrue},
                new float[] {(float) Math.max(pTrue, 1 - pTrue)},
                new short[] {predicted},
                null);
    }

    ChunkDynamics patches() {
        return patches;
    }

    PatchVerdict verdict() {
        return verdict(VerdictThresholds.defaults());
    }

    PatchVerdict verdict(VerdictThresholds thresholds) {
        return PatchVerdict.of(patches, 0, thresholds);
    }

    double suspicion() {
        return LabelSuspicion.of(patches, 0);
    }
}
