package io.epochscope.trainer.queue;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SweepMembership;
import java.util.Optional;

/** Every run is on its own. */
final class NoGroups implements RunGroups {

    @Override
    public Optional<SweepMembership> sweepOf(String runId) {
        return Optional.empty();
    }

    @Override
    public Optional<Stop> epochCompleted(String runId, EpochCompleted epoch) {
        return Optional.empty();
    }
}
