package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.ScoreSheet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One pass of a network over a gallery, and what is kept of it. */
final class GalleryPass {

    /** What features are called that no layer has made. */
    private static final String INPUT = "input";

    /** Features that are kept, of all samples together: 64 MB. Where each has very many, fewer samples are. */
    private static final int MOST_FEATURES = 1 << 24;

    private final int[] samples;
    private final Judge judge;
    private final ScoreSheet scores;
    private final NetworkLayers layers;
    private final Map<String, UnitScores> units = new LinkedHashMap<>();
    private final NDList features = new NDList();
    private String featuresOf = INPUT;

    GalleryPass(int[] samples, Judge judge, NetworkLayers layers) {
        this.samples = samples;
        this.judge = judge;
        scores = judge.sheet(samples.length);
        this.layers = layers;
    }

    /**
     * Passes.
     *
     * @param batch samples at a time, no more than the judge has room for
     * @param kept owns the features
     */
    void run(Network network, BatchAssembler assembler, int batch, NDManager kept) {
        for (int from = 0; from < samples.length; from += batch) {
            int to = Math.min(samples.length, from + batch);
            try (NDManager scope = network.newScope()) {
                Batch assembled = assembler.assemble(samples, from, to, scope);
                Watch watch = new Watch(from, to - from, kept);
                judge.judge(assembled, network.observe(assembled.features(), false, watch::see));
            }
            for (int place = from; place < to; place++) {
                scores.take(place - from, place);
            }
        }
    }

    /** Of the layers that have units and were seen. */
    Collection<UnitScores> units() {
        return units.values();
    }

    /** Of each sample, by its place in the gallery. */
    ScoreSheet scores() {
        return scores;
    }

    /** What the output layer decides by: (samples, features), of the first samples; empty if that was not seen. */
    Optional<NDArray> features() {
        return features.isEmpty() ? Optional.empty() : Optional.of(NDArrays.concat(features));
    }

    /** The layer that made the features, or {@value #INPUT} if they are those of the samples themselves. */
    String featuresOf() {
        return featuresOf;
    }

    /** Sees one batch. */
    private final class Watch {

        private final int from;
        private final int size;
        private final NDManager kept;
        private String maker = INPUT;

        Watch(int from, int size, NDManager kept) {
            this.from = from;
            this.size = size;
            this.kept = kept;
        }

        void see(Layer layer, NDList inputs, NDList outputs) {
            if (layers.isOutput(layer) && inputs.get(0).getShape().get(0) == size) {
                keep(inputs.get(0));
            }
            if (!layer.passesOn()) {
                maker = layer.name();
            }
            if (layers.hasUnits(layer) && outputs.get(0).getShape().get(0) == size) {
                units.computeIfAbsent(layer.name(), name -> new UnitScores(layer, samples.length))
                        .take(outputs.get(0), from);
            }
        }

        private void keep(NDArray input) {
            NDArray rows = input.toType(DataType.FLOAT32, false)
                    .reshape(new Shape(input.getShape().get(0), -1));
            int most = Math.max(2, MOST_FEATURES / (int) rows.getShape().get(1));
            if (from < most) {
                int wanted = Math.min(size, most - from);
                NDArray copy = rows.get(new NDIndex("0:{}", wanted)).duplicate();
                copy.attach(kept);
                features.add(copy);
                featuresOf = maker;
            }
        }
    }
}
