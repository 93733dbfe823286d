package io.epochscope.metrics.inspection;

import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.permit.Gates;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.tile.Thumbnails;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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

/** Shows single patches. */
@Path("/runs/{id}/scenes/{scene}/patches/{row: [0-9]+}")
@Tag(name = "scenes")
@APIResponse(
        responseCode = "404",
        description = "There is no such run, scene, or place in its grid, or the scene has no picture",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class PatchResource {

    private static final int DEFAULT_SIZE = 96;
    private static final int LEAST_SIZE = 16;
    private static final int MOST_SIZE = 1024;
    private static final int DEFAULT_CONTEXT = 1;
    private static final int MOST_CONTEXT = 16;

    private final Scenes scenes;
    private final Patches patches;
    private final Thumbnails thumbnails;
    private final Freshness freshness;
    private final Gates gates;

    PatchResource(Scenes scenes, Patches patches, Thumbnails thumbnails, Freshness freshness, Gates gates) {
        this.scenes = scenes;
        this.patches = patches;
        this.thumbnails = thumbnails;
        this.freshness = freshness;
        this.gates = gates;
    }

    /** One patch over the epochs. */
    @GET
    @Path("/{column: [0-9]+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Show a patch: its scores over the epochs, and how it was learnt")
    @APIResponse(
            responseCode = "200",
            description = "The patch; without history if it was never scored",
            content = @Content(schema = @Schema(implementation = PatchView.class)))
    public Response show(
            @RestPath String id,
            @RestPath String scene,
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String row,
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String column,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        int gridRow = place("row", row, found.rows());
        int gridColumn = place("column", column, found.columns());
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(patches.read(found, gridRow, gridColumn)));
    }

    /** What a patch looks like. */
    @GET
    @Path("/{column: [0-9]+}.png")
    @Produces(Png.MEDIA_TYPE)
    @Operation(
            summary = "Show what a patch looks like",
            description = "Cut out of the scene's picture, framed where there is something around it")
    @APIResponse(responseCode = "200", description = "The picture", content = @Content(mediaType = Png.MEDIA_TYPE))
    @APIResponse(
            responseCode = "400",
            description = "size or context has a value that is not accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response thumbnail(
            @RestPath String id,
            @RestPath String scene,
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String row,
            @RestPath @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String column,
            @RestQuery
                    @Parameter(
                            description = "Of the longer side, in pixels",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            defaultValue = "96",
                                            minimum = "16",
                                            maximum = "1024"))
                    String size,
            @RestQuery
                    @Parameter(
                            description = "How much is shown around the patch, in patches",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            defaultValue = "1",
                                            minimum = "0",
                                            maximum = "16"))
                    String context,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        int gridRow = place("row", row, found.rows());
        int gridColumn = place("column", column, found.columns());
        int pixels = new Argument("size", size).wholeNumber(DEFAULT_SIZE, LEAST_SIZE, MOST_SIZE);
        int around = new Argument("context", context).wholeNumber(DEFAULT_CONTEXT, 0, MOST_CONTEXT);
        return freshness.answer(
                id,
                request,
                uri,
                Png.MEDIA_TYPE,
                () -> gates.pictures()
                        .pass(() -> thumbnails.draw(found, gridRow, gridColumn, pixels, around))
                        .map(image -> Response.ok(Png.encode(image)))
                        .orElseThrow(() -> new NotFoundException(
                                "scene " + scene + " of run " + id + " has no picture of this patch")));
    }

    private static int place(String name, String text, int count) {
        // Digits alone get here; what is longer than a number can be is beyond every grid too.
        int place = text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
        if (place >= count) {
            throw new NotFoundException("there is no " + name + " " + text + ", the scene's are 0 to " + (count - 1));
        }
        return place;
    }
}
