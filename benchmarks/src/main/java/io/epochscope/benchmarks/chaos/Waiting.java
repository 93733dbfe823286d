package io.epochscope.benchmarks.chaos;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waiting for what goes on elsewhere, which an interrupt ends. */
final class Waiting {

    private Waiting() {}

    /**
     * Returns when it is done.
     *
     * @throws IllegalStateException if it fails
     */
    static void until(CompletableFuture<?> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
