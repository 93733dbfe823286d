package io.epochscope.metrics.network;

import io.epochscope.metrics.answer.PictureAnswers;
import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.map.MapConfig;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.ClassNames;
import io.epochscope.metrics.scene.Scenes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with sheets of samples: those that are watched, and those that excite units most. */
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
        description = "There is no such run, layer, epoch or unit, or there are no pictures of it",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SampleResource {

    private static final String NO_LAYER = "";
    /** Lets the sample be seen below what excites the unit most. */
    private static final double ATTRIBUTION_OPACITY = 0.6;

    private final NetworkPictures pictures;
    private final WatchedSamples watched;
    private final SamplePainter samples;
    private final TopPainter tops;
    private final Scenes scenes;
    private final PictureAnswers answer;
    private final MapConfig config;

    SampleResource(
            NetworkPictures pictures,
            WatchedSamples watched,
            SamplePainter samples,
            TopPainter tops,
            Scenes scenes,
            PictureAnswers answer,
            MapConfig config) {
        this.pictures = pictures;
        this.watched = watched;
        this.samples = samples;
        this.tops = tops;
        this.scenes = scenes;
        this.answer = answer;
        this.config = config;
    }

    /** The samples that are watched. */
    @GET
    @Path("/samples.png")
    @Operation(
            summary = "Show the samples that are watched, with what the network makes of them",
            description = "Each below its index in the data set; wrong predictions have a red frame")
    public Response samples(
            @RestPath String id,
            @RestQuery @Parameter(description = "Of the predictions: " + NetworkParameters.EPOCH) String epoch,
            @RestQuery
                    @Parameter(
                            description = "as-is, or input: as the network gets them, a tile for each channel",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            defaultValue = "as-is",
                                            enumeration = {"as-is", "input"}))
                    String view,
            @BeanParam NetworkParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        NetworkLook look = parameters.look(config);
        EpochChoice choice = EpochChoice.of(epoch);
        PictureKind kind = kind(new Argument("view", view));
        return answer.of(id, request, uri, () -> {
            List<Integer> epochs = watched.epochs(id);
            OptionalInt chosen = epochs.isEmpty() && !new Argument("epoch", epoch).given()
                    ? OptionalInt.empty()
                    : OptionalInt.of(choice.in(epochs, "outputs of watched samples of run " + id));
            Map<SampleId, SampleResult> results =
                    chosen.isPresent() ? watched.results(id, chosen.getAsInt()) : Map.of();
            return samples.samples(
                    id,
                    kind,
                    pictures.of(id, kind, NO_LAYER).all(),
                    chosen,
                    results,
                    new ClassNames(scenes.classes(id)),
                    look);
        });
    }

    private static PictureKind kind(Argument view) {
        if (!view.given()) {
            return PictureKind.SAMPLE;
        }
        return switch (view.text().strip()) {
            case "as-is" -> PictureKind.SAMPLE;
            case "input" -> PictureKind.SAMPLE_INPUT;
            default -> throw view.refused("one of as-is, input");
        };
    }

    /** The samples that excite units most. */
    @GET
    @Path("/top-samples.png")
    @Operation(
            summary = "Show the samples that excite a unit most, or a row of them for each unit of a layer",
            description =
                    "Best first, of one unit with score and class below. With attribution the gradient of the unit with"
                            + " respect to the input lies over each, and the sample below is grey")
    public Response topSamples(
            @RestPath String id,
            @RestQuery @Parameter(description = "Name of the layer; the first one that has them unless given")
                    String layer,
            @RestQuery @Parameter(description = "Number of the unit, from 0; all that have them unless given")
                    String unit,
            @RestQuery @Parameter(description = NetworkParameters.EPOCH) String epoch,
            @RestQuery @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String attribution,
            @RestQuery
                    @Parameter(
                            description = "Of the attribution",
                            schema =
                                    @Schema(
                                            type = SchemaType.NUMBER,
                                            defaultValue = "0.6",
                                            minimum = "0",
                                            maximum = "1"))
                    String opacity,
            @BeanParam NetworkParameters parameters,
            @Context Request request,
            @Context UriInfo uri) {
        NetworkLook look = parameters.look(config);
        EpochChoice choice = EpochChoice.of(epoch);
        var number = new Argument("unit", unit);
        int chosen = number.wholeNumber(0, 0, Integer.MAX_VALUE);
        boolean attributed = new Argument("attribution", attribution).flag(false);
        double strength = new Argument("opacity", opacity).number(ATTRIBUTION_OPACITY, 0, 1);
        return answer.of(id, request, uri, () -> {
            String found = pictures.layer(id, PictureKind.TOP_SAMPLES, new Argument("layer", layer));
            PictureSearch units =
                    pictures.of(id, PictureKind.TOP_SAMPLES, found).at(choice);
            PictureSearch shown = number.given() ? units.ofUnit(chosen) : units;
            List<TopPicture> top = top(id, found, shown, attributed);
            return number.given()
                    ? tops.unit(id, found, top.get(0), strength, new ClassNames(scenes.classes(id)), look)
                    : tops.units(id, found, top, strength, look);
        });
    }

    private List<TopPicture> top(String id, String layer, PictureSearch shown, boolean attributed) {
        if (!attributed) {
            return TopPicture.of(shown.pictures(), List.of());
        }
        NetworkPicture first = shown.first();
        PictureSearch attributions =
                pictures.of(id, PictureKind.TOP_ATTRIBUTIONS, layer).at(EpochChoice.of(String.valueOf(first.epoch())));
        return TopPicture.of(shown.pictures(), attributions.pictures());
    }
}
