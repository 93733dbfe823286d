package io.epochscope.trainer.sweep;

import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.queue.TrainingThread;
import io.epochscope.trainer.run.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes requests for sweeps, lists, shows and stops them. */
@Path("/sweeps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sweeps")
public class SweepResource {

    private static final Logger LOG = Logger.getLogger(SweepResource.class);
    private static final String STOPPED = "the sweep was stopped on request";

    private final SweepReader reader;
    private final SweepRegistry sweeps;
    private final TrainingThread training;

    SweepResource(SweepReader reader, SweepRegistry sweeps, TrainingThread training) {
        this.reader = reader;
        this.sweeps = sweeps;
        this.training = training;
    }

    /** Puts the runs of a sweep into the queue. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for runs that differ in some fields",
            description = "All of them are checked before the first is queued, and all are queued or none.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SweepRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "The runs are queued; Location is the sweep's address",
            content = @Content(schema = @Schema(implementation = SweepView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is not JSON",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong, each named with what is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(String body, UriInfo uri) {
        Sweep sweep = sweeps.submit(reader.read(body));
        LOG.infof(
                "sweep %s (%s) is queued: %d runs from %s to %s, the best by %s",
                sweep.id(),
                sweep.name(),
                sweep.runs().size(),
                sweep.runs().get(0).runId(),
                sweep.runs().get(sweep.runs().size() - 1).runId(),
                sweep.metric());
        return Response.accepted(view(sweep))
                .location(uri.getAbsolutePathBuilder().path(sweep.id()).build())
                .build();
    }

    /** Lists sweeps. */
    @GET
    @Operation(summary = "List sweeps, the newest first, each without its runs")
    public SweepPage list(
            @RestQuery @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50")) String limit,
            @RestQuery @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0")) String offset) {
        PageRequest page = PageRequest.of(limit, offset);
        List<Sweep> all = sweeps.newestFirst();
        return new SweepPage(
                all.size(),
                page.limit(),
                page.offset(),
                all.stream()
                        .skip(page.offset())
                        .limit(page.limit())
                        .map(sweep -> SweepView.withoutRuns(sweeps.standing(sweep)))
                        .toList());
    }

    /** Shows a sweep. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a sweep with its runs")
    @APIResponse(
            responseCode = "404",
            description = "There is no such sweep",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SweepView show(@RestPath String id) {
        return view(find(id));
    }

    /** Stops a sweep. */
    @POST
    @Path("/{id}/stop")
    @Operation(
            summary = "Stop a sweep",
            description = "Runs that are queued stop at once, the one that trains at the next batch.")
    @APIResponse(
            responseCode = "202",
            description = "It stops",
            content = @Content(schema = @Schema(implementation = SweepView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It has ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response stop(@RestPath String id) {
        Sweep sweep = find(id);
        SweepStatus status = sweeps.standing(sweep).status();
        if (status.isFinished()) {
            throw ProblemException.conflict("sweep %s has ended already: it is %s".formatted(id, status));
        }
        sweeps.stop(sweep, STOPPED);
        // The last ones first, so that none of them is taken from the queue when the one that trains has stopped.
        for (int i = sweep.runs().size() - 1; i >= 0; i--) {
            stopRun(sweep.runs().get(i).runId());
        }
        return Response.accepted(view(find(id))).build();
    }

    private void stopRun(String runId) {
        try {
            training.stop(runId, STOPPED);
        } catch (ProblemException ended) {
            LOG.debugf("run %s is not stopped: %s", runId, ended.getMessage());
        }
    }

    private Sweep find(String id) {
        return sweeps.find(id).orElseThrow(() -> ProblemException.notFound("there is no sweep " + id));
    }

    private SweepView view(Sweep sweep) {
        return SweepView.of(sweeps.standing(sweep));
    }
}
