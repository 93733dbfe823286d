package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows what was found wrong with a run. */
@Path("/runs/{id}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class FindingResource {

    private static final String RUN = "select 1 from run where run_id = ?";

    private final DataSource dataSource;
    private final Findings findings;

    FindingResource(DataSource dataSource, Findings findings) {
        this.dataSource = dataSource;
        this.findings = findings;
    }

    /** Lists findings: the main cause, then open ones, of these the gravest first; those that another explains last. */
    @GET
    @Operation(
            summary = "Show what was found wrong with a run, and what to try",
            description =
                    "The main cause first, then open findings, of these the gravest first, and last those that another one"
                            + " explains. A run is judged within a second of what is stored of it")
    @APIResponse(responseCode = "200", description = "The findings so far; none is a good sign")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<FindingView> list(@RestPath String id) {
        List<FindingView> found = findings.of(id);
        if (found.isEmpty() && Query.rows(dataSource, RUN, row -> 1, id).isEmpty()) {
            throw new NotFoundException("there is no run " + id);
        }
        return found;
    }
}
