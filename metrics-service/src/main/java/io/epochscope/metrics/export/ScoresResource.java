package io.epochscope.metrics.export;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.scene.SelectionParameters;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out the scores of an epoch. */
@Path("/runs/{id}/scenes/{scene}")
@Tag(name = "scenes")
@APIResponse(
        responseCode = "200",
        description = "One row for each patch that was scored, sent while it is read",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(type = SchemaType.ARRAY, implementation = ScoreRow.class)),
            @Content(mediaType = "text/csv")
        })
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run or scene, or it has no scores of this epoch and pass",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ScoresResource {

    private final Scenes scenes;
    private final Scores scores;
    private final RowAnswers answers;

    ScoresResource(Scenes scenes, Scores scores, RowAnswers answers) {
        this.scenes = scenes;
        this.scores = scores;
        this.answers = answers;
    }

    /** As JSON, or as CSV for who asks by {@code Accept}. */
    @GET
    @Path("/scores")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(summary = "Show the scores of all patches of an epoch", description = "What is NaN is \"NaN\"")
    public Response scores(
            @RestPath String id,
            @RestPath String scene,
            @BeanParam SelectionParameters parameters,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return answer(id, scene, parameters, RowFormat.accepted(headers), request, uri);
    }

    /** As CSV, for who asks by the name of a file. */
    @GET
    @Path("/scores.csv")
    @Produces("text/csv")
    @Operation(summary = "Show the scores of all patches of an epoch as CSV")
    public Response file(
            @RestPath String id,
            @RestPath String scene,
            @BeanParam SelectionParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        return answer(id, scene, parameters, RowFormat.CSV, request, uri);
    }

    private Response answer(
            String id, String scene, SelectionParameters parameters, RowFormat format, Request request, UriInfo uri) {
        Scene found = scenes.find(id, scene);
        PassChoice passes = parameters.passes();
        SplitChoice split = parameters.split();
        var selection = new Selection(passes, split, scenes.epoch(found, passes, parameters.epoch()));
        return answers.answer(id, request, uri, format, ScoreRow.class, taker -> scores.read(found, selection, taker));
    }
}
