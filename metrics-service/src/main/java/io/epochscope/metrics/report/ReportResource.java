package io.epochscope.metrics.report;

import io.epochscope.metrics.diagnosis.FindingView;
import io.epochscope.metrics.diagnosis.Findings;
import io.epochscope.metrics.freshness.ContentTag;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.page.Pages;
import io.epochscope.metrics.permit.Gates;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.run.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Answers with reports. */
@Path("/runs/{id}/report")
@Produces(Pages.MEDIA_TYPE)
@Tag(name = "runs")
public class ReportResource {

    private final Runs runs;
    private final Findings findings;
    private final Reports reports;
    private final Freshness freshness;
    private final Gates gates;

    ReportResource(Runs runs, Findings findings, Reports reports, Freshness freshness, Gates gates) {
        this.runs = runs;
        this.findings = findings;
        this.reports = reports;
        this.freshness = freshness;
        this.gates = gates;
    }

    /** A run as one page. */
    @GET
    @Operation(
            summary = "Show a run as one HTML page that needs nothing else",
            description =
                    "Summary, findings, curves, patches over the epochs and all else that the run has. Saved, it opens"
                            + " from disk and asks nobody for anything; while the run is on, the page on the server looks whether"
                            + " there is more")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "304", description = "It is as the ETag in If-None-Match has it")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        RunView run = runs.find(id);
        List<FindingView> found = findings.of(id);
        String state = ContentTag.of(run.toString(), found.toString()).getValue();
        return freshness.answer(
                id,
                state,
                request,
                uri,
                Pages.MEDIA_TYPE,
                () -> gates.pictures().pass(() -> Response.ok(reports.page(run, found, state))));
    }
}
