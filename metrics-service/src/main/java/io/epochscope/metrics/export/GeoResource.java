package io.epochscope.metrics.export;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.map.MapCategories;
import io.epochscope.metrics.map.Metric;
import io.epochscope.metrics.map.PatchGrids;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.permit.Gates;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.scene.SelectionParameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.locationtech.proj4j.CoordinateTransform;

/** Hands out maps of scenes that have coordinates. */
@Path("/runs/{id}/scenes/{scene}")
@Tag(name = "maps")
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run or scene, or it has no scores of this epoch and pass",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "The scene has no coordinates, or they cannot be transformed",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class GeoResource {

    private final Scenes scenes;
    private final PatchGrids grids;
    private final MapCategories categories;
    private final Freshness freshness;
    private final Gates gates;

    GeoResource(Scenes scenes, PatchGrids grids, MapCategories categories, Freshness freshness, Gates gates) {
        this.scenes = scenes;
        this.grids = grids;
        this.categories = categories;
        this.freshness = freshness;
        this.gates = gates;
    }

    /** As GeoTIFF. */
    @GET
    @Path("/map.tif")
    @Produces(GeoTiff.MEDIA_TYPE)
    @Operation(
            summary = "A metric of every patch as GeoTIFF",
            description = "One pixel for each patch. Measured values are 32-bit floats, absent patches -9999; classes,"
                    + " correctness and verdicts are bytes with their colours, absent patches 255")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = GeoTiff.MEDIA_TYPE))
    public Response tiff(
            @RestPath String id,
            @RestPath String scene,
            @RestQuery @Parameter(description = "As of map.png, but for picture") String metric,
            @BeanParam SelectionParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = placed(scenes.find(id, scene));
        Metric shown = metric(metric);
        Selection selection = selection(found, shown, parameters);
        return freshness.answer(
                id,
                request,
                uri,
                GeoTiff.MEDIA_TYPE,
                () -> gates.pictures().pass(() -> Response.ok(tiff(found, shown, selection))));
    }

    private byte[] tiff(Scene scene, Metric metric, Selection selection) {
        PatchGrid grid = grids.read(scene, metric, selection);
        var system = new CoordinateSystem(scene.crs());
        GridPlace place = GridPlace.of(scene);
        List<Category> occurring = metric.isValue() ? List.of() : categories.of(scene, metric, List.of(grid));
        boolean fitsBytes = occurring.stream().allMatch(each -> each.value() < GeoTiff.NO_CATEGORY);
        return metric.isValue() || !fitsBytes
                ? GeoTiff.ofValues(grid, place, system)
                : GeoTiff.ofCategories(grid, occurring, place, system);
    }

    /** As GeoJSON. */
    @GET
    @Path("/map.geojson")
    @Produces(GeoJson.MEDIA_TYPE)
    @Operation(
            summary = "A metric of every patch as GeoJSON",
            description =
                    "One polygon for each patch that is present, in WGS 84 as RFC 7946 asks for. Classes and verdicts"
                            + " are given by their names; what is NaN or infinite is null")
    @APIResponse(responseCode = "200", description = "The features", content = @Content(mediaType = GeoJson.MEDIA_TYPE))
    public Response json(
            @RestPath String id,
            @RestPath String scene,
            @RestQuery @Parameter(description = "As of map.png, but for picture") String metric,
            @BeanParam SelectionParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = placed(scenes.find(id, scene));
        Metric shown = metric(metric);
        Selection selection = selection(found, shown, parameters);
        CoordinateTransform transform = new CoordinateSystem(found.crs())
                .toLongitudeAndLatitude()
                .orElseThrow(() -> conflict(
                        found,
                        "coordinates that cannot be transformed to longitude and latitude: its"
                                + " coordinate reference system is no EPSG code that is known here, but "
                                + found.crs() + "; map.tif has them as they are"));
        return freshness.answer(id, request, uri, GeoJson.MEDIA_TYPE, () -> {
            StreamingOutput content = output -> gates.lists().pass(() -> {
                PatchGrid grid = grids.read(found, shown, selection);
                new GeoJson(found, grid, Argument.nameOf(shown), names(found, shown, grid), transform).write(output);
                return null;
            });
            return Response.ok(content);
        });
    }

    private Map<Integer, String> names(Scene scene, Metric metric, PatchGrid grid) {
        return metric.isValue()
                ? Map.of()
                : categories.of(scene, metric, List.of(grid)).stream()
                        .collect(Collectors.toMap(Category::value, Category::name));
    }

    private static Scene placed(Scene scene) {
        if (!scene.isPlaced()) {
            throw conflict(scene, "no coordinates");
        }
        return scene;
    }

    private static ClientErrorException conflict(Scene scene, String has) {
        return new ClientErrorException(
                "scene " + scene.id() + " of run " + scene.runId() + " has " + has, Status.CONFLICT);
    }

    private static Metric metric(String text) {
        var argument = new Argument("metric", text);
        Metric metric = argument.oneOf(Metric.class, Metric.LOSS);
        if (metric == Metric.PICTURE) {
            throw argument.refused("a metric of patches");
        }
        return metric;
    }

    private Selection selection(Scene scene, Metric metric, SelectionParameters parameters) {
        PassChoice passes = parameters.passes();
        int epoch = metric.ofAnEpoch() ? scenes.epoch(scene, passes, parameters.epoch()) : 0;
        return new Selection(passes, parameters.split(), epoch);
    }
}
