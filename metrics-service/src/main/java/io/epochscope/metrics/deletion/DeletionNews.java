package io.epochscope.metrics.deletion;

/** Is told of runs that were deleted. */
@FunctionalInterface
interface DeletionNews {

    /**
     * Tells of a run, and returns when that is certain to be known.
     *
     * @throws RuntimeException if it cannot be told now
     */
    void tell(DeletedRun run);
}
