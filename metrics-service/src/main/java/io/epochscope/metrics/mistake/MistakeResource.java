package io.epochscope.metrics.mistake;

import io.epochscope.metrics.answer.PictureAnswers;
import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.map.MapConfig;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with the samples that were predicted wrongly, of all scenes of a run, the surest mistakes first. */
@Path("/runs/{id}")
@Tag(name = "mistakes")
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run, or it has no scores of this epoch and pass",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "The run predicts values and not classes, so that nothing is a mistake",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MistakeResource {

    private static final int DEFAULT_WIDTH = 800;
    private static final int LEAST_WIDTH = 64;

    private final Mistakes mistakes;
    private final MistakePainter painter;
    private final RowAnswers rows;
    private final PictureAnswers pictures;
    private final MapConfig config;

    MistakeResource(
            Mistakes mistakes, MistakePainter painter, RowAnswers rows, PictureAnswers pictures, MapConfig config) {
        this.mistakes = mistakes;
        this.painter = painter;
        this.rows = rows;
        this.pictures = pictures;
        this.config = config;
    }

    /** As JSON, or as CSV for who asks by {@code Accept}. */
    @GET
    @Path("/mistakes")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            summary = "List the samples whose class was predicted wrongly, the surest mistakes first",
            description = "With the epochs in which each was wrong. What is NaN is \"NaN\"")
    @APIResponse(
            responseCode = "200",
            description = "The mistakes; none if there are none",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Mistake.class)),
                @Content(mediaType = "text/csv")
            })
    public Response list(
            @RestPath String id,
            @BeanParam MistakeParameters parameters,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri) {
        return list(id, parameters, RowFormat.accepted(headers), request, uri);
    }

    /** As CSV, for who asks by the name of a file. */
    @GET
    @Path("/mistakes.csv")
    @Produces("text/csv")
    @Operation(summary = "List the samples whose class was predicted wrongly as CSV")
    @APIResponse(responseCode = "200", description = "The mistakes", content = @Content(mediaType = "text/csv"))
    public Response file(
            @RestPath String id,
            @BeanParam MistakeParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        return list(id, parameters, RowFormat.CSV, request, uri);
    }

    private Response list(String id, MistakeParameters parameters, RowFormat format, Request request, UriInfo uri) {
        MistakeSearch search = parameters.in(id, mistakes);
        return rows.answer(id, request, uri, format, Mistake.class, taker -> {
            for (Mistake mistake : mistakes.find(id, search)) {
                taker.take(mistake);
            }
        });
    }

    /** As pictures. */
    @GET
    @Path("/mistakes.png")
    @Produces(Png.MEDIA_TYPE)
    @Operation(
            summary = "Show the samples whose class was predicted wrongly, the surest mistakes first",
            description =
                    "Below each what it was taken for, how sure that was, and in how many epochs it was wrong. The"
                            + " frame has the colour of the true class, if the run's classes have colours")
    @APIResponse(responseCode = "200", description = "The picture", content = @Content(mediaType = Png.MEDIA_TYPE))
    public Response gallery(
            @RestPath String id,
            @BeanParam MistakeParameters parameters,
            @RestQuery
                    @Parameter(
                            description =
                                    "Width of the picture in pixels, from 64; the largest is epochscope.maps.max-width",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "800", minimum = "64"))
                    String width,
            @RestQuery
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "transparent",
                                            enumeration = {"transparent", "white", "black"}))
                    String background,
            @Context Request request,
            @Context UriInfo uri) {
        int across = new Argument("width", width).wholeNumber(DEFAULT_WIDTH, LEAST_WIDTH, config.maxWidth());
        Background paper = new Argument("background", background).oneOf(Background.class, Background.TRANSPARENT);
        MistakeSearch search = parameters.in(id, mistakes);
        return pictures.of(
                id, request, uri, () -> painter.gallery(id, search, mistakes.find(id, search), across, paper));
    }
}
