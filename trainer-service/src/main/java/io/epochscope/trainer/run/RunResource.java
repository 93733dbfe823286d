package io.epochscope.trainer.run;

import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.queue.TrainingThread;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.ResolvedRequest;
import io.epochscope.trainer.request.TrainingRequest;
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

/** Takes requests for runs, lists, shows and stops them. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class RunResource {

    private static final Logger LOG = Logger.getLogger(RunResource.class);

    /** Characters of a request that go to the log. */
    private static final int LOGGED = 2000;

    private final RunRegistry registry;
    private final RequestReader requests;
    private final TrainingThread training;
    private final Outbox outbox;

    RunResource(RunRegistry registry, RequestReader requests, TrainingThread training, Outbox outbox) {
        this.registry = registry;
        this.requests = requests;
        this.training = training;
        this.outbox = outbox;
    }

    /** Puts a run into the queue. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for a run",
            description = "Everything has a default: an empty object trains a small network on generated data. The"
                    + " answer has the request with every default written out; it can be posted again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TrainingRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "The run is queued; Location is its address",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is not JSON",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong, each named with what is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submit(String body, UriInfo uri) {
        ResolvedRequest request = requests.readAndTry(body);
        Run run = registry.submit(request.request().name(), request.json());
        LOG.infof("run %s (%s) is queued: %s", run.id(), run.name(), abbreviated(run.requestJson()));
        return Response.accepted(view(run))
                .location(uri.getAbsolutePathBuilder().path(run.id()).build())
                .build();
    }

    /** Lists runs. */
    @GET
    @Operation(summary = "List runs, the newest first")
    public RunPage list(
            @RestQuery @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50")) String limit,
            @RestQuery @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0")) String offset) {
        PageRequest page = PageRequest.of(limit, offset);
        List<Run> all = registry.newestFirst();
        List<RunView> shown = all.stream()
                .skip(page.offset())
                .limit(page.limit())
                .map(this::view)
                .toList();
        return new RunPage(all.size(), page.limit(), page.offset(), shown);
    }

    /** Shows a run. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a run")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunView show(@RestPath String id) {
        return view(registry.find(id).orElseThrow(() -> ProblemException.notFound("there is no run " + id)));
    }

    /** Stops a run. */
    @POST
    @Path("/{id}/stop")
    @Operation(summary = "Stop a run", description = "At once if it is queued, at the next batch if it trains.")
    @APIResponse(
            responseCode = "202",
            description = "It stops",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It has ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response stop(@RestPath String id) {
        return Response.accepted(view(training.stop(id, "stopped on request"))).build();
    }

    /** A request may have thousands of corrections. */
    private static String abbreviated(String json) {
        return json.length() <= LOGGED
                ? json
                : "%s … (%d characters)".formatted(json.substring(0, LOGGED), json.length());
    }

    private RunView view(Run run) {
        return RunView.of(run, registry.queuePosition(run.id()), outbox.eventsOf(run.id()));
    }
}
