package io.epochscope.metrics.scene;

import io.epochscope.metrics.parameter.Argument;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Of which patches and scores something is, as the query parameters came. */
public class SelectionParameters {

    @RestQuery
    @Parameter(
            description = "first, last or a number; of no meaning for what does not differ from epoch to epoch",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "last"))
    String epoch;

    @RestQuery
    @Parameter(
            description =
                    "each: every patch in the pass it was met in, training or validation; evaluation: the exact one",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "each",
                            enumeration = {"each", "evaluation"}))
    String pass;

    @RestQuery
    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            defaultValue = "all",
                            enumeration = {"all", "train", "validation", "test"}))
    String split;

    /** The epoch as it was given, null for the last one. */
    public String epoch() {
        return epoch;
    }

    /** Which passes. */
    public PassChoice passes() {
        return new Argument("pass", pass).oneOf(PassChoice.class, PassChoice.EACH);
    }

    /** Which split. */
    public SplitChoice split() {
        return new Argument("split", split).oneOf(SplitChoice.class, SplitChoice.ALL);
    }
}
