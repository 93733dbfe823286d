package io.epochscope.metrics.completeness;

import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Proves runs complete, or names what is missing. */
@Path("/runs/{id}/completeness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "completeness")
public class CompletenessResource {

    private final CompletenessReader reader;

    CompletenessResource(CompletenessReader reader) {
        this.reader = reader;
    }

    /** Tells whether every event that a run published is stored. */
    @GET
    @Operation(
            summary = "Prove that all events of a run are stored",
            description =
                    "COMPLETE, INCOMPLETE, NOT_PROVABLE (the publisher keeps no sequences, or does not say how many"
                            + " events a topic got) or OPEN (the closing event has not come), and for each attempt and topic"
                            + " which sequences are missing, among the dead letters, or superseded by a later attempt")
    @APIResponse(responseCode = "200", description = "What came and what did not")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunCompleteness completeness(@RestPath String id) {
        return reader.completeness(id);
    }
}
