package io.epochscope.engine.checkpoint;

import java.util.Optional;

/**
 * Where a training's states go, and the one that it goes on from.
 *
 * @param sink gets the state after each epoch
 * @param from empty for a training that begins
 */
public record Checkpointing(CheckpointSink sink, Optional<Checkpoint> from) {

    /** A training that begins, and whose states nobody keeps. */
    public static Checkpointing none() {
        return new Checkpointing(snapshot -> {}, Optional.empty());
    }
}
