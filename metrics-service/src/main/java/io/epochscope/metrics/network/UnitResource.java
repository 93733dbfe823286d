package io.epochscope.metrics.network;

import io.epochscope.metrics.answer.PictureAnswers;
import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.map.MapConfig;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.Scenes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with sheets of filters and feature maps. */
@Path("/runs/{id}/network")
@Produces(Png.MEDIA_TYPE)
@Tag(name = "network")
@APIResponse(responseCode = "200", description = "The sheet", content = @Content(mediaType = Png.MEDIA_TYPE))
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run, layer, epoch, sample or unit, or there are no pictures of it",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class UnitResource {

    private static final String LAYER = "Name of the layer; the first one that has such pictures unless given";
    private static final String SAMPLE = "Index in the data set of a watched sample; the first one unless given";
    private static final String SPLIT = "train, validation or test: of the sample, where its index does not tell";
    /** Side by side, more would be too small to be seen. */
    private static final int MOST_EPOCHS = 48;

    private final NetworkPictures pictures;
    private final UnitPainter painter;
    private final PictureAnswers answer;
    private final MapConfig config;

    UnitResource(NetworkPictures pictures, UnitPainter painter, PictureAnswers answer, MapConfig config) {
        this.pictures = pictures;
        this.painter = painter;
        this.answer = answer;
        this.config = config;
    }

    /** The filters of a layer. */
    @GET
    @Path("/filters.png")
    @Operation(
            summary = "Show the filters of a layer, each below the number of its unit",
            description = "Of a convolution with its input channels side by side")
    public Response filters(
            @RestPath String id,
            @RestQuery @Parameter(description = LAYER) String layer,
            @RestQuery @Parameter(description = NetworkParameters.EPOCH) String epoch,
            @BeanParam NetworkParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        NetworkLook look = parameters.look(config);
        EpochChoice choice = EpochChoice.of(epoch);
        return answer.of(id, request, uri, () -> {
            String found = pictures.layer(id, PictureKind.FILTERS, new Argument("layer", layer));
            NetworkPicture picture =
                    pictures.of(id, PictureKind.FILTERS, found).at(choice).first();
            return painter.units(id, PictureKind.FILTERS, found, picture, look);
        });
    }

    /** The feature maps of a layer for one sample. */
    @GET
    @Path("/feature-maps.png")
    @Operation(summary = "Show what a watched sample becomes in a layer, each map below the number of its unit")
    public Response featureMaps(
            @RestPath String id,
            @RestQuery @Parameter(description = LAYER) String layer,
            @RestQuery @Parameter(description = NetworkParameters.EPOCH) String epoch,
            @RestQuery @Parameter(description = SAMPLE) String sample,
            @RestQuery @Parameter(description = SPLIT) String split,
            @BeanParam NetworkParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        NetworkLook look = parameters.look(config);
        EpochChoice choice = EpochChoice.of(epoch);
        SampleChoice chosen = SampleChoice.of(sample, split);
        return answer.of(id, request, uri, () -> {
            String found = pictures.layer(id, PictureKind.FEATURE_MAPS, new Argument("layer", layer));
            NetworkPicture picture = pictures.of(id, PictureKind.FEATURE_MAPS, found)
                    .of(chosen)
                    .at(choice)
                    .first();
            return painter.units(id, PictureKind.FEATURE_MAPS, found, picture, look);
        });
    }

    /** One unit over the epochs. */
    @GET
    @Path("/formation.png")
    @Operation(
            summary = "Show a filter, or with a sample a feature map, in every epoch that has pictures",
            description = "On one scale of colours; of more than 48 epochs as many, evenly spread")
    public Response formation(
            @RestPath String id,
            @RestQuery @Parameter(description = LAYER) String layer,
            @RestQuery @Parameter(description = "Number of the unit, from 0, which is the default") String unit,
            @RestQuery @Parameter(description = "Index of a watched sample: its feature map; a filter unless given")
                    String sample,
            @RestQuery @Parameter(description = SPLIT) String split,
            @BeanParam NetworkParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        NetworkLook look = parameters.look(config);
        int number = new Argument("unit", unit).wholeNumber(0, 0, Integer.MAX_VALUE);
        SampleChoice chosen = SampleChoice.of(sample, split);
        PictureKind kind = new Argument("sample", sample).given() ? PictureKind.FEATURE_MAPS : PictureKind.FILTERS;
        return answer.of(id, request, uri, () -> {
            String found = pictures.layer(id, kind, new Argument("layer", layer));
            PictureSearch all = pictures.of(id, kind, found);
            PictureSearch shown = (kind == PictureKind.FEATURE_MAPS ? all.of(chosen) : all).showing(number);
            return painter.formation(id, kind, found, number, Scenes.spread(shown.pictures(), MOST_EPOCHS), look);
        });
    }
}
