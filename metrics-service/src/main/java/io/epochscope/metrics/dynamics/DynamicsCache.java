package io.epochscope.metrics.dynamics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.epochscope.metrics.patch.PassChunk;
import java.util.Optional;

/**
 * Keeps the states that were written last, since reading one back costs more than folding an epoch into it. A state is
 * good only for the revision that it was written with: another service may have written since. Thread-safe.
 */
final class DynamicsCache {

    private final Cache<PassChunk, Revised> states;

    /** A cache of states of that many patches all together. */
    DynamicsCache(long patches) {
        states = Caffeine.newBuilder()
                .maximumWeight(patches)
                .weigher((PassChunk of, Revised state) -> state.dynamics.places())
                .build();
    }

    private record Revised(long revision, ChunkDynamics dynamics) {}

    /** Hands out the state of a revision if it is here; it is then the caller's, and no longer here. */
    Optional<ChunkDynamics> take(PassChunk of, long revision) {
        return Optional.ofNullable(states.asMap().remove(of))
                .filter(state -> state.revision == revision)
                .map(Revised::dynamics);
    }

    /** Keeps a state that was committed with that revision. */
    void put(PassChunk of, long revision, ChunkDynamics dynamics) {
        states.put(of, new Revised(revision, dynamics));
    }
}
