package io.epochscope.metrics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.freshness.ContentTag;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.search.RunQuery;
import io.epochscope.metrics.search.RunSearch;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists and shows runs, and takes what people say of them. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class RunResource {

    private static final String TOTAL = "X-Total-Count";

    private final Runs runs;
    private final RunSearch search;
    private final NoteTable notes;
    private final ObjectMapper json;

    RunResource(Runs runs, RunSearch search, NoteTable notes, ObjectMapper json) {
        this.runs = runs;
        this.search = search;
        this.notes = notes;
        this.json = json;
    }

    /** Lists runs. */
    @GET
    @Operation(
            summary = "List runs",
            description =
                    "Filters, sort keys and paging are described in docs/api.md. The next page, if there is one, is"
                            + " the address in header Link; go on with it until there is none.")
    @APIResponse(
            responseCode = "200",
            description = "The runs of the page",
            headers = {
                @Header(
                        name = TOTAL,
                        description = "How many runs match, on all pages",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = HttpHeaders.LINK,
                        description = "The next page, as rel=\"next\" (RFC 8288)",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = RunView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; of a filter it is said where",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @RestQuery
                    @Parameter(
                            description = "Which runs",
                            example = "metric.validation_accuracy > 0.9 and tags has \"keep\"")
                    String filter,
            @RestQuery @Parameter(description = "Keys with commas, - for descending", example = "-started_at")
                    String sort,
            @RestQuery
                    @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {"false", "true", "any"},
                                            defaultValue = "false"))
                    String archived,
            @RestQuery @Parameter(description = "Properties of runs with commas; all of them if none is named")
                    String fields,
            @RestQuery
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            defaultValue = "100",
                                            minimum = "1",
                                            maximum = "1000"))
                    String limit,
            @RestQuery @Parameter(description = "Of the link to the next page") String cursor,
            @Context UriInfo uri) {
        RunFields properties = RunFields.of(fields);
        RunSearch.Page page = search.search(RunQuery.of(filter, sort, archived, limit, cursor));
        ResponseBuilder answer = Response.ok(runs.present(page.runIds()).stream()
                        .map(run -> properties.of(run, json))
                        .toList())
                .header(TOTAL, page.total());
        page.next()
                .ifPresent(next -> answer.link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", next)
                                .build(),
                        "next"));
        return answer.build();
    }

    /** Shows a run. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a run")
    @APIResponse(
            responseCode = "200",
            description = "The run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "304", description = "It is as the ETag in If-None-Match has it")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(@RestPath String id, @Context Request request) {
        return answer(runs.find(id), request);
    }

    /** Changes what people say of a run. */
    @PATCH
    @Path("/{id}")
    @Consumes({NotePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Name, tag, describe, mark or archive a run",
            description =
                    "A JSON merge patch (RFC 7396) of name, tags, notes, baseline and archived: null takes back what"
                            + " was said, what is not named stays. What is said here wins over what the run's events say.")
    @RequestBody(
            content = {
                @Content(mediaType = NotePatch.MEDIA_TYPE, schema = @Schema(implementation = RunNote.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RunNote.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The run as it is now",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is no JSON object",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong, each named with what is accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response change(@RestPath String id, byte[] body) {
        notes.change(id, NotePatch.of(body));
        RunView run = runs.find(id);
        return Response.ok(run).tag(tag(run)).build();
    }

    private Response answer(RunView run, Request request) {
        EntityTag tag = tag(run);
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(run))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private EntityTag tag(RunView run) {
        try {
            return ContentTag.of(json.writeValueAsString(run));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("runs can be written as JSON", e);
        }
    }
}
