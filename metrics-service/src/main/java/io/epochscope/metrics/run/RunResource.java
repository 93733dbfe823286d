package io.epochscope.metrics.run;

import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists and shows runs. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class RunResource {

    private static final String DEFAULT_LIMIT = "100";
    private static final int MAX_LIMIT = 1000;

    private static final String NEWEST = "select * from run order by started_at desc, run_id limit ?";
    private static final String ONE = "select * from run where run_id = ?";

    private final DataSource dataSource;

    RunResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Lists runs. */
    @GET
    @Operation(summary = "List runs, the newest first")
    @APIResponse(responseCode = "200", description = "The runs")
    @APIResponse(
            responseCode = "400",
            description = "limit is not 1 to 1000",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<RunView> list(
            @RestQuery
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            defaultValue = DEFAULT_LIMIT,
                                            minimum = "1",
                                            maximum = "1000"))
                    String limit) {
        return Query.rows(dataSource, NEWEST, RunView::of, limit(limit == null ? DEFAULT_LIMIT : limit));
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException("limit is \"" + text + "\", but must be 1 to " + MAX_LIMIT, e);
        }
        throw new BadRequestException("limit is " + text + ", but must be 1 to " + MAX_LIMIT);
    }

    /** Shows a run. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a run")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunView show(@RestPath String id) {
        return Query.rows(dataSource, ONE, RunView::of, id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + id));
    }
}
