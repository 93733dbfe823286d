package io.epochscope.trainer.run;

import io.epochscope.trainer.checkpoint.RunResuming;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.request.ResumeRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Lets runs that have ended go on. */
@Path("/runs/{id}/resume")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class ResumeResource {

    private final RunResuming resuming;
    private final RunRegistry registry;
    private final Outbox outbox;

    ResumeResource(RunResuming resuming, RunRegistry registry, Outbox outbox) {
        this.resuming = resuming;
        this.registry = registry;
        this.outbox = outbox;
    }

    /** Puts a run back into the queue, as its next attempt. */
    @POST
    @Operation(
            summary = "Resume a run",
            description =
                    "Goes on after a checkpoint as if the run had never been interrupted: one that was stopped, that"
                            + " failed, or that completed and is to have more epochs. The body may be left out.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ResumeRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "The run is queued again",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It cannot go on; the answer says why and what could",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong, each named with what is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response resume(@RestPath String id, String body) {
        Run run = resuming.resume(id, body);
        return Response.accepted(RunView.of(run, registry.queuePosition(id), outbox.eventsOf(id)))
                .build();
    }
}
