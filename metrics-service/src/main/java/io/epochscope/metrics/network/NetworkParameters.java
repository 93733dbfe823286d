package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.map.MapConfig;
import io.epochscope.metrics.parameter.Argument;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters that all sheets have, as they came. */
public class NetworkParameters {

    /** What parameter {@code epoch} accepts. */
    static final String EPOCH = "first (0, before training, if it was watched), last (unless given) or a number";

    private static final int DEFAULT_WIDTH = 800;
    private static final int LEAST_SIDE = 64;

    @RestQuery
    @Parameter(
            description = "Width of the picture in pixels, from 64; the largest is epochscope.maps.max-width",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "800", minimum = "64"))
    String width;

    @RestQuery
    @Parameter(
            description =
                    "Height in pixels that the picture has at most, from 64, unless tiles would be smaller than they are;"
                            + " the width unless given",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "64"))
    String height;

    @RestQuery
    @Parameter(
            description =
                    "Of values; rdbu with zero in its middle if there are negative ones, else viridis, unless given",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"viridis", "magma", "cividis", "grey", "rdbu"}))
    String colours;

    @RestQuery
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "transparent",
                            enumeration = {"transparent", "white", "black"}))
    String background;

    NetworkLook look(MapConfig config) {
        int most = config.maxWidth();
        int across = new Argument("width", width).wholeNumber(DEFAULT_WIDTH, LEAST_SIDE, most);
        return new NetworkLook(
                across,
                new Argument("height", height).wholeNumber(across, LEAST_SIDE, most),
                most,
                Optional.ofNullable(new Argument("colours", colours).oneOf(ColourMap.class, null)),
                new Argument("background", background).oneOf(Background.class, Background.TRANSPARENT));
    }
}
