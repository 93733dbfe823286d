package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.events.v1.SweepMembership;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs that one request led to.
 *
 * @param number its place in the order in which sweeps were asked for, from 1
 * @param id as people and events name it
 * @param name as people read it
 * @param requestJson the resolved request
 * @param metric what the best run is best in
 * @param mode whether the lowest or the highest is best
 * @param stopping by which rule runs are stopped; {@code null} for none
 * @param submittedAt when it was asked for
 * @param stopReason why it was stopped; empty if it was not
 * @param runs in the order in which they are trained
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Sweep(
        long number,
        String id,
        String name,
        String requestJson,
        String metric,
        MetricMode mode,
        StoppingRequest stopping,
        Instant submittedAt,
        String stopReason,
        List<SweepRun> runs) {

    Sweep stopped(String reason) {
        return new Sweep(number, id, name, requestJson, metric, mode, stopping, submittedAt, reason, runs);
    }

    /** What the events of one of its runs say of it. */
    SweepMembership membershipOf(SweepRun run) {
        SweepMembership.Builder membership = SweepMembership.newBuilder()
                .setSweepId(id)
                .setName(name)
                .setPosition(run.position())
                .setRuns(runs.size())
                .setMetric(metric)
                .setMaximize(mode == MetricMode.MAX);
        for (Map.Entry<String, JsonNode> parameter : run.parameters().entrySet()) {
            membership.putParameters(parameter.getKey(), parameter.getValue().toString());
        }
        return membership.build();
    }
}
