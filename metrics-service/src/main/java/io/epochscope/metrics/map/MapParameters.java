package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.scene.SelectionParameters;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query parameters of maps, as they came. */
public class MapParameters extends SelectionParameters {

    private static final int DEFAULT_WIDTH = 800;
    private static final int LEAST_WIDTH = 64;
    /** Lets the scene's picture be seen through a map of values. */
    private static final double VALUES_OPACITY = 0.6;

    @RestQuery
    @Parameter(
            description = "What the map shows",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "loss",
                            enumeration = {
                                "loss",
                                "p_true",
                                "p_predicted",
                                "output",
                                "target",
                                "residual",
                                "correct",
                                "predicted",
                                "label",
                                "confidence",
                                "variability",
                                "forgotten",
                                "mean_correct",
                                "verdict",
                                "picture"
                            }))
    String metric;

    @RestQuery
    @Parameter(
            description = "Width of the picture in pixels, from 64; the largest is epochscope.maps.max-width",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "800", minimum = "64"))
    String width;

    @RestQuery
    @Parameter(
            description = "viridis, for residual rdbu, unless given",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"viridis", "magma", "cividis", "grey", "rdbu"}))
    String colours;

    @RestQuery
    @Parameter(
            description = "Whether the map lies over the scene's picture, if it has one",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String overlay;

    @RestQuery
    @Parameter(
            description = "Of the map over the scene's picture; 0.6, in classes.png 1, unless given",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1"))
    String opacity;

    @RestQuery
    @Parameter(
            description = "Whether the colours are explained below",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String bar;

    @RestQuery
    @Parameter(
            description = "The value of the first colour; chosen by the metric unless given",
            schema = @Schema(type = SchemaType.NUMBER))
    String min;

    @RestQuery
    @Parameter(
            description = "The value of the last colour; chosen by the metric unless given",
            schema = @Schema(type = SchemaType.NUMBER))
    String max;

    @RestQuery
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "transparent",
                            enumeration = {"transparent", "white", "black"}))
    String background;

    Metric metric() {
        return new Argument("metric", metric).oneOf(Metric.class, Metric.LOSS);
    }

    MapLook look(MapConfig config) {
        OptionalDouble low = new Argument("min", min).number();
        OptionalDouble high = new Argument("max", max).number();
        if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
            throw new Argument("min", min).refused("less than max, which is " + max);
        }
        return new MapLook(
                new Argument("width", width).wholeNumber(DEFAULT_WIDTH, LEAST_WIDTH, config.maxWidth()),
                new Argument("colours", colours).oneOf(ColourMap.class, metric().colours()),
                new Argument("overlay", overlay).flag(true),
                opacity(VALUES_OPACITY),
                new Argument("bar", bar).flag(true),
                low,
                high,
                new Argument("background", background).oneOf(Background.class, Background.TRANSPARENT));
    }

    double opacity(double otherwise) {
        return new Argument("opacity", opacity).number(otherwise, 0, 1);
    }
}
