package io.epochscope.engine.checkpoint;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.picture.Orientation;
import io.epochscope.engine.steering.SteeringState;
import io.epochscope.engine.stopping.BestEpoch;
import io.epochscope.engine.stopping.StoppingState;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A state of a training as {@link Snapshot#save} wrote it. Its arrays are read when a training goes on from it. */
public final class Checkpoint {

    private final Path folder;
    private final TrainedNetwork of;
    private final TrainingState state;

    private Checkpoint(Path folder, TrainedNetwork of, TrainingState state) {
        this.folder = folder;
        this.of = of;
        this.state = state;
    }

    /**
     * Reads all of it but its arrays.
     *
     * @throws IOException if it is not there, damaged or of a later format; the message says which
     */
    public static Checkpoint open(Path folder) throws IOException {
        StateProperties properties = StateProperties.read(folder);
        return new Checkpoint(folder, properties.network(), properties.state());
    }

    /** Which epoch it is after, from 1. */
    public int epoch() {
        return state.epoch();
    }

    /** Taken by the run up to then. */
    public long steps() {
        return state.steps();
    }

    /** Of the epochs up to this one. */
    public StoppingState best() {
        return state.stopping();
    }

    /** Of the epochs up to this one, as a closing event tells of it. */
    public BestEpoch bestEpoch() {
        return BestEpoch.of(state.stopping());
    }

    /** What was done to the run from outside up to this epoch. */
    public SteeringState steering() {
        return state.steering();
    }

    TrainingState state() {
        return state;
    }

    /**
     * Gives a network the weights.
     *
     * @param sameKind a block of the kind that the network is of, which nobody has initialised
     */
    void restore(Network network, TrainedNetwork present, Block sameKind) throws IOException {
        try {
            of.check(present);
            network.load(folder, Snapshot.MODEL, sameKind);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The optimizer's moments. */
    NDList moments(NDManager owner) throws IOException {
        return arrays(Snapshot.MOMENTS, owner);
    }

    /**
     * From which side features were seen last; empty if they were not.
     *
     * @throws IOException if it cannot be read; the message says why
     */
    public Optional<Orientation> orientation() throws IOException {
        try (NDManager scope = NDManager.newBaseManager()) {
            NDList arrays = arrays(Snapshot.ORIENTATION, scope);
            return arrays.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Orientation(
                            arrays.get(0).toFloatArray(), arrays.get(1).toFloatArray()));
        }
    }

    /** None if there is no such file. */
    private NDList arrays(String name, NDManager owner) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return new NDList();
        }
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            return NDList.decode(owner, input);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    /**
     * The weights of the best epoch where they were kept.
     *
     * @throws IOException if they cannot be read, or are of another network; the message says why
     */
    public Optional<WeightCopy> bestWeights(Network network) throws IOException {
        Path file = folder.resolve(Snapshot.BEST_WEIGHTS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(WeightCopy.read(network, input));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private IOException unusable(Exception cause) {
        return new IOException(
                "the checkpoint in %s cannot be resumed from: %s".formatted(folder, cause.getMessage()), cause);
    }
}
