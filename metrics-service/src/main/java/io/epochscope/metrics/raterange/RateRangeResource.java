package io.epochscope.metrics.raterange;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows what a rate-range test came to. */
@Path("/runs/{id}")
@Tag(name = "runs")
@APIResponse(
        responseCode = "404",
        description = "There is no such run",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "The run is no rate-range test",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class RateRangeResource {

    private static final String KIND = "rate-range-test";
    private static final String RUN = "select kind, status, reason from run where run_id = ?";
    private static final String SUGGESTIONS =
            "select * from rate_range_suggestion where run_id = ? order by recommended desc, learning_rate";
    private static final String STEPS = "select * from rate_range where run_id = ? order by step";

    private record Ending(String kind, String status, String reason) {}

    private final DataSource dataSource;
    private final Freshness freshness;
    private final RowAnswers rows;

    RateRangeResource(DataSource dataSource, Freshness freshness, RowAnswers rows) {
        this.dataSource = dataSource;
        this.freshness = freshness;
        this.rows = rows;
    }

    /** Suggestions and steps; as CSV the steps alone. */
    @GET
    @Path("/rate-range")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            summary = "Show what a rate-range test came to: the rates that it suggests, and its loss at every rate",
            description = "As CSV the steps alone. What is NaN is \"NaN\"")
    @APIResponse(
            responseCode = "200",
            description = "As far as it has come",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = RateRangeView.class)),
                @Content(mediaType = "text/csv")
            })
    public Response show(
            @RestPath String id, @Context HttpHeaders headers, @Context Request request, @Context UriInfo uri) {
        if (RowFormat.accepted(headers) == RowFormat.CSV) {
            return file(id, request, uri);
        }
        Ending test = test(id);
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(new RateRangeView(
                        test.status(),
                        test.reason(),
                        Query.rows(dataSource, SUGGESTIONS, SuggestedRate::of, id),
                        steps(id))));
    }

    /** As CSV, for who asks by the name of a file. */
    @GET
    @Path("/rate-range.csv")
    @Produces("text/csv")
    @Operation(summary = "Show the loss of a rate-range test at every rate as CSV")
    @APIResponse(responseCode = "200", description = "The steps", content = @Content(mediaType = "text/csv"))
    public Response file(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        test(id);
        return rows.answer(id, request, uri, RowFormat.CSV, TriedRate.class, taker -> {
            for (TriedRate step : steps(id)) {
                taker.take(step);
            }
        });
    }

    private List<TriedRate> steps(String id) {
        return Query.rows(dataSource, STEPS, TriedRate::of, id);
    }

    private Ending test(String id) {
        Ending run = Query.rows(
                        dataSource,
                        RUN,
                        row -> new Ending(row.getString("kind"), row.getString("status"), row.getString("reason")),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + id));
        if (!KIND.equals(run.kind())) {
            throw new ClientErrorException(
                    "run %s is no rate-range test; its kind is %s"
                            .formatted(id, Objects.requireNonNullElse(run.kind(), "not known")),
                    Status.CONFLICT);
        }
        return run;
    }
}
