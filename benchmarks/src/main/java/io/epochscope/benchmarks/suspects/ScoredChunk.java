package io.epochscope.benchmarks.suspects;

import io.epochscope.events.patch.Chunk;
import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.Split;
import io.epochscope.metrics.dynamics.ChunkDynamics;
import io.epochscope.metrics.dynamics.LabelSuspicion;
import io.epochscope.metrics.dynamics.PatchVerdict;
import io.epochscope.metrics.dynamics.VerdictThresholds;
import io.epochscope.metrics.patch.ChunkScores;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** The patches of one chunk of a scene, and what every pass made of them. */
final class ScoredChunk {

    private static final short NO_LABEL = -1;

    private final short[] labels;
    private final Split[] splits;
    private final int[] samples;
    private final Map<Pass, ChunkDynamics> dynamics = new EnumMap<>(Pass.class);
    private final float[] lastLoss;
    private final double[] lossSum;
    private final double[] marginSum;

    /** A chunk before training. */
    ScoredChunk(SceneDescribed described) {
        ChunkGrid grid = ChunkGrid.of(described.getGrid());
        Chunk chunk = grid.chunk(described.getChunk());
        int places = chunk.patches();
        labels = new short[places];
        splits = new Split[places];
        samples = new int[places];
        lastLoss = new float[places];
        lossSum = new double[places];
        marginSum = new double[places];
        Arrays.fill(labels, NO_LABEL);
        int next = 0;
        for (int place :
                Presence.unpack(described.getPresence(), places).stream().toArray()) {
            labels[place] = (short) described.getLabels(next);
            splits[place] = described.getSplits(next);
            samples[place] = described.getSamplesCount() > 0
                    ? (int) described.getSamples(next)
                    : chunk.rowOf(place) * grid.columns() + chunk.columnOf(place);
            next++;
        }
    }

    /** Takes in an epoch; each patch is met in one pass. */
    void fold(int epoch, Pass pass, ChunkScores scores) {
        dynamics.computeIfAbsent(pass, first -> new ChunkDynamics(labels.length))
                .fold(epoch, scores, labels);
        scores.present().stream().forEach(place -> {
            lastLoss[place] = scores.loss()[place];
            lossSum[place] += scores.loss()[place];
            marginSum[place] += margin(scores, place);
        });
    }

    /** Of a right prediction only a bound of the strongest other class is known: all that the true class leaves. */
    private double margin(ChunkScores scores, int place) {
        double pTrue = scores.pTrue()[place];
        boolean right = scores.predicted()[place] == labels[place];
        return pTrue - (right ? 1 - pTrue : scores.pPredicted()[place]);
    }

    /** Gives out every patch that was scored, in every pass that it was scored in. */
    void judge(VerdictThresholds thresholds, IntPredicate isFlipped, Consumer<JudgedPatch> judged) {
        for (ChunkDynamics patches : dynamics.values()) {
            patches.present().stream().forEach(place -> {
                int epochs = patches.epochs(place);
                judged.accept(new JudgedPatch(
                        isFlipped.test(samples[place]),
                        splits[place],
                        PatchVerdict.of(patches, place, thresholds),
                        LabelSuspicion.of(patches, place),
                        patches.confidence(place),
                        lastLoss[place],
                        lossSum[place] / epochs,
                        marginSum[place] / epochs));
            });
        }
    }
}
