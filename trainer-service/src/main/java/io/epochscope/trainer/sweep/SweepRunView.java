package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.trainer.registry.RunStatus;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run of a sweep as people are shown it.
 *
 * @param id of the run
 * @param name as people read it
 * @param position in the order in which the runs are trained, from 1
 * @param parameters what it has of what is varied, by path
 * @param status where it is in its life
 * @param reason of the status; empty if there is none
 * @param value of the sweep's metric in its best epoch; absent until there is one that is a number
 * @param epoch the best one; absent with the value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepRunView(
        String id,
        String name,
        int position,

        @Schema(implementation = Object.class) @JsonInclude(content = JsonInclude.Include.ALWAYS)
        Map<String, JsonNode> parameters,

        RunStatus status,
        String reason,
        Double value,
        Integer epoch) {

    static SweepRunView of(SweepStanding.Standing standing) {
        boolean valued = standing.best().epoch() > 0;
        return new SweepRunView(
                standing.run().id(),
                standing.run().name(),
                standing.place().position(),
                standing.place().parameters(),
                standing.run().status(),
                standing.run().reason(),
                valued ? standing.best().value() : null,
                valued ? standing.best().epoch() : null);
    }
}
