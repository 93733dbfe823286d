package io.epochscope.metrics.inspection;

import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.tile.SceneTiles;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Lists and shows the scenes of a run. */
@Path("/runs/{id}/scenes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scenes")
@APIResponse(
        responseCode = "404",
        description = "There is no such run or scene",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SceneResource {

    private final Scenes scenes;
    private final SceneTiles tiles;
    private final Freshness freshness;

    SceneResource(Scenes scenes, SceneTiles tiles, Freshness freshness) {
        this.scenes = scenes;
        this.tiles = tiles;
        this.freshness = freshness;
    }

    /** Lists scenes. */
    @GET
    @Operation(summary = "List the scenes of a run")
    @APIResponse(
            responseCode = "200",
            description = "The scenes, by their id",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SceneSummary.class)))
    public Response list(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(scenes.of(id).stream().map(SceneSummary::of).toList()));
    }

    /** Shows a scene. */
    @GET
    @Path("/{scene}")
    @Operation(summary = "Show a scene: its grid, where its patches lie, its classes, and which epochs have scores")
    @APIResponse(
            responseCode = "200",
            description = "The scene",
            content = @Content(schema = @Schema(implementation = SceneView.class)))
    public Response show(@RestPath String id, @RestPath String scene, @Context Request request, @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(new SceneView(
                        SceneSummary.of(found), tiles.exist(found), scenes.classes(id), scenes.epochs(found))));
    }
}
