package io.epochscope.engine.training;

import io.epochscope.events.v1.SweepMembership;
import java.util.List;
import java.util.Optional;

/**
 * What a run is called and where it comes from.
 *
 * @param runId 1 to 128 characters of {@code [A-Za-z0-9._-]}, the first a letter or digit
 * @param attempt 1 for the first
 * @param name as people read it
 * @param tags chosen by the person who asked
 * @param requestJson the resolved request as a JSON object, stored with the run
 * @param sweep that the run is a part of
 */
public record RunIdentity(
        String runId,
        int attempt,
        String name,
        List<String> tags,
        String requestJson,
        Optional<SweepMembership> sweep) {

    public RunIdentity {
        tags = List.copyOf(tags);
    }

    /** The first attempt of a run on its own that no request has led to. */
    public static RunIdentity of(String runId, String name) {
        return new RunIdentity(runId, 1, name, List.of(), "{}", Optional.empty());
    }
}
