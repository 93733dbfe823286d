package io.epochscope.engine.checkpoint;

import java.io.IOException;

/** Takes the state of a training after each epoch. */
@FunctionalInterface
public interface CheckpointSink {

    /**
     * Takes a state, once the event of its epoch is published. Called by the training thread, which waits for it.
     *
     * @throws IOException if it cannot be kept; the run goes on, and the log says that it was not
     */
    void take(Snapshot snapshot) throws IOException;
}
