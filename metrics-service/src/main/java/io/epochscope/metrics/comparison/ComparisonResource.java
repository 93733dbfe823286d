package io.epochscope.metrics.comparison;

import io.epochscope.metrics.page.Asset;
import io.epochscope.metrics.page.Pages;
import io.epochscope.metrics.page.Place;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with runs beside each other. */
@Path("/compare")
@Produces(Pages.MEDIA_TYPE)
@Tag(name = "runs")
public class ComparisonResource {

    private final Comparisons comparisons;
    private final Pages pages;

    ComparisonResource(Comparisons comparisons, Pages pages) {
        this.comparisons = comparisons;
        this.pages = pages;
    }

    /** Up to ten runs beside each other. */
    @GET
    @Operation(
            summary = "Show runs beside each other as an HTML page",
            description = "Curves of a metric, results, settings with what differs marked, and findings")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "304", description = "It is as the ETag in If-None-Match has it")
    @APIResponse(
            responseCode = "400",
            description = "There are no runs or too many, or none has the metric; browsers are told so on a page",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "One of the runs is not there; browsers are told so on a page",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(
            @RestQuery @Parameter(description = "A run's id; 1 to 10 of them") List<String> run,
            @RestQuery @Parameter(description = "What is drawn; the loss if nothing is said", example = "accuracy")
                    String metric,
            @Context HttpHeaders headers,
            @Context Request request) {
        try {
            return pages.answer(
                    ComparisonTemplates.runs(
                                    pages.frame("Compare", Place.RUNS, Asset.START_STYLE, Asset.ECHARTS, Asset.CHARTS),
                                    comparisons.of(run, metric))
                            .render(),
                    request);
        } catch (WebApplicationException e) {
            return pages.problem(e, headers);
        }
    }
}
