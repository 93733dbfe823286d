package io.epochscope.metrics.classification;

import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Shows how a classifier was judged in an epoch. */
@Path("/runs/{id}/epochs/{epoch}/classification")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class ClassificationResource {

    private final Classifications classifications;
    private final Freshness freshness;

    ClassificationResource(Classifications classifications, Freshness freshness) {
        this.classifications = classifications;
        this.freshness = freshness;
    }

    /** Shows the report, the matrix and the pairs that were confused most. */
    @GET
    @Operation(
            summary =
                    "Show how a classifier was judged in an epoch: scikit-learn's report, the confusion matrix and the"
                            + " pairs of classes that were confused most")
    @APIResponse(
            responseCode = "200",
            description = "How one split was judged; null is what is not defined",
            content = @Content(schema = @Schema(implementation = ClassificationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "epoch is not first, last or a number, or split not train, validation or test",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or no confusion matrix of that epoch and split",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(
            @RestPath String id,
            @RestPath String epoch,
            @RestQuery String split,
            @Context Request request,
            @Context UriInfo uri) {
        EpochChoice choice = EpochChoice.of(epoch);
        String judged = Argument.nameOf(new Argument("split", split).oneOf(JudgedSplit.class, JudgedSplit.VALIDATION));
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(classifications.of(id, judged, choice)));
    }
}
