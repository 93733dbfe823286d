package io.epochscope.trainer.schema;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out schemas. */
@Path("/schemas")
@Tag(name = "catalogue")
public class SchemaResource {

    /** The media type of JSON Schemas. */
    public static final String MEDIA_TYPE = "application/schema+json";

    private final RequestSchema schema;

    SchemaResource(RequestSchema schema) {
        this.schema = schema;
    }

    /** The schema of what {@code POST /runs} takes. */
    @GET
    @Path("/training")
    @Produces(MEDIA_TYPE)
    @Operation(
            summary = "Show the JSON Schema of a training request",
            description = "Draft 2020-12, with all models, data sets, optimizers and schedules that there are, plugins"
                    + " among them. What the parts of a request are to each other, and to the data, it does not say:"
                    + " that is looked at when a request is posted")
    @APIResponse(responseCode = "200", description = "The schema", content = @Content(mediaType = MEDIA_TYPE))
    public String training() {
        return schema.json();
    }
}
