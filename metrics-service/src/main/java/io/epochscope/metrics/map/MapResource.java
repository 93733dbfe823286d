package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.permit.Gates;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.tile.SceneTiles;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with pictures of scenes. */
@Path("/runs/{id}/scenes/{scene}")
@Produces(Png.MEDIA_TYPE)
@Tag(name = "maps")
@APIResponse(responseCode = "200", description = "The picture", content = @Content(mediaType = Png.MEDIA_TYPE))
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run or scene, or it has no scores of this epoch and pass",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MapResource {

    private static final int DEFAULT_EPOCHS = 6;
    private static final int MOST_EPOCHS = 24;

    private final Scenes scenes;
    private final MapPainter painter;
    private final SceneTiles tiles;
    private final MapConfig config;
    private final Freshness freshness;
    private final Gates gates;

    MapResource(
            Scenes scenes, MapPainter painter, SceneTiles tiles, MapConfig config, Freshness freshness, Gates gates) {
        this.scenes = scenes;
        this.painter = painter;
        this.tiles = tiles;
        this.config = config;
        this.freshness = freshness;
        this.gates = gates;
    }

    /** One metric in one epoch. */
    @GET
    @Path("/map.png")
    @Operation(
            summary = "Show a metric of every patch as a picture",
            description =
                    "Over the scene's picture if it has one, with a bar or legend of the colours. Colours of loss go"
                            + " from the 2nd to the 98th percentile, ends beyond which there are values are marked; NaN has a colour"
                            + " of its own, and what is absent is transparent")
    public Response map(
            @RestPath String id,
            @RestPath String scene,
            @BeanParam MapParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        Metric metric = parameters.metric();
        MapLook look = parameters.look(config);
        PassChoice passes = parameters.passes();
        var everyEpoch = new Selection(passes, parameters.split(), 0);
        if (metric == Metric.PICTURE && !tiles.exist(found)) {
            throw new NotFoundException("scene " + scene + " of run " + id + " has no picture");
        }
        int epoch = metric.ofAnEpoch() ? scenes.epoch(found, passes, parameters.epoch()) : 0;
        return answer(id, request, uri, () -> painter.map(found, metric, everyEpoch.at(epoch), look));
    }

    /** One metric in several epochs. */
    @GET
    @Path("/multiples.png")
    @Operation(
            summary = "Show a metric of every patch in several epochs, on one scale of colours",
            description = "The metric has to be one that differs from epoch to epoch")
    public Response multiples(
            @RestPath String id,
            @RestPath String scene,
            @BeanParam MapParameters parameters,
            @RestQuery
                    @Parameter(
                            description =
                                    "Up to 24 numbers of epochs, with commas between them; six from the first to the"
                                            + " last unless given",
                            example = "1,5,10")
                    String epochs,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        Metric metric = parameters.metric();
        if (!metric.ofAnEpoch()) {
            throw new Argument("metric", parameters.metric)
                    .refused(
                            "one of loss, p_true, p_predicted, output, residual, correct, predicted to compare epochs");
        }
        MapLook look = parameters.look(config);
        var selection = new Selection(parameters.passes(), parameters.split(), 0);
        List<Integer> chosen = epochs(found, selection.passes(), new Argument("epochs", epochs));
        return answer(id, request, uri, () -> painter.multiples(found, metric, selection, chosen, look));
    }

    private List<Integer> epochs(Scene scene, PassChoice passes, Argument argument) {
        if (!argument.given()) {
            // So that a scene without scores is answered as it is elsewhere.
            scenes.epoch(scene, passes, null);
            return Scenes.spread(scenes.epochs(scene, passes), DEFAULT_EPOCHS);
        }
        String[] texts = argument.text().split(",", -1);
        if (texts.length > MOST_EPOCHS
                || Arrays.stream(texts).anyMatch(text -> !text.strip().matches("[0-9]{1,9}"))) {
            throw argument.refused("1 to " + MOST_EPOCHS + " numbers of epochs, with commas between them");
        }
        return Arrays.stream(texts)
                .map(text -> scenes.epoch(scene, passes, text))
                .toList();
    }

    /** The scene beside its classes. */
    @GET
    @Path("/classes.png")
    @Operation(
            summary = "Show the scene, its true and predicted classes and where they differ, side by side",
            description = "In the colours that the data set gives the classes; parameters of values are of no meaning")
    public Response classes(
            @RestPath String id,
            @RestPath String scene,
            @BeanParam MapParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        Scene found = scenes.find(id, scene);
        MapLook look = parameters.look(config).withOpacity(parameters.opacity(1));
        PassChoice passes = parameters.passes();
        var selection = new Selection(passes, parameters.split(), scenes.epoch(found, passes, parameters.epoch()));
        return answer(id, request, uri, () -> painter.classes(found, selection, look));
    }

    private Response answer(String runId, Request request, UriInfo uri, Supplier<BufferedImage> picture) {
        return freshness.answer(
                runId,
                request,
                uri,
                Png.MEDIA_TYPE,
                () -> gates.pictures().pass(() -> Response.ok(Png.encode(picture.get()))));
    }
}
