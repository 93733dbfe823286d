package io.epochscope.engine.checkpoint;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.picture.Orientation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A training as it is after an epoch. Valid while it is handed over, on the thread that trains. */
public final class Snapshot {

    /** What the files of the model are called, as those of a run that has ended. */
    static final String MODEL = "model";

    static final String MOMENTS = "optimizer.ndlist";
    static final String BEST_WEIGHTS = "best-weights.ndlist";
    static final String ORIENTATION = "orientation.ndlist";

    private final Network network;
    private final Map<String, String> modelProperties;
    private final TrainedNetwork of;
    private final TrainingState state;
    private final NDList moments;
    private final Optional<WeightCopy> best;
    private final Optional<Orientation> orientation;

    Snapshot(
            Network network,
            Map<String, String> modelProperties,
            TrainedNetwork of,
            TrainingState state,
            NDList moments,
            Optional<WeightCopy> best,
            Optional<Orientation> orientation) {
        this.network = network;
        this.modelProperties = modelProperties;
        this.of = of;
        this.state = state;
        this.moments = moments;
        this.best = best;
        this.orientation = orientation;
    }

    /** Which epoch it is after, from 1. */
    public int epoch() {
        return state.epoch();
    }

    /** Whether no epoch so far was better. */
    public boolean isBest() {
        return state.stopping().bestEpoch() == state.epoch();
    }

    /**
     * Writes all that it takes to go on: the network as a DJL model called {@code model}, the optimizer's moments and,
     * where there are such, the weights of the best epoch that early stopping may put back and the side that features
     * are seen from as lists of arrays ({@link NDList}), and counters as text.
     *
     * @param folder is made if it is not there; else empty
     * @throws IOException if it cannot be written; the folder has a part of it then
     */
    public void save(Path folder) throws IOException {
        network.save(folder, MODEL, modelProperties);
        if (!moments.isEmpty()) {
            try (OutputStream output = open(folder.resolve(MOMENTS))) {
                moments.encode(output);
            }
        }
        if (best.isPresent()) {
            try (OutputStream output = open(folder.resolve(BEST_WEIGHTS))) {
                best.get().write(output);
            }
        }
        if (orientation.isPresent()) {
            save(orientation.get(), folder.resolve(ORIENTATION));
        }
        StateProperties.write(folder, of, state);
    }

    private void save(Orientation seen, Path file) throws IOException {
        try (NDManager scope = network.newScope();
                OutputStream output = open(file)) {
            new NDList(scope.create(seen.x()), scope.create(seen.y())).encode(output);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file));
    }
}
