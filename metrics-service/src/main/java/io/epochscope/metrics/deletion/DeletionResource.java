package io.epochscope.metrics.deletion;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Deletes runs. */
@Path("/runs/{id}")
@Tag(name = "runs")
public class DeletionResource {

    private static final Logger LOG = Logger.getLogger(DeletionResource.class);

    private static final String REASON = "on request";

    private static final String IN_PROGRESS = """
            select exists (select from store.run_in_progress in_progress where in_progress.run_key = run.run_key)
            from store.listed_run run
            where run.run_id = ?
            """;

    private final DataSource dataSource;
    private final RunRemoval removal;
    private final Sweeping sweeping;

    DeletionResource(DataSource dataSource, RunRemoval removal, Sweeping sweeping) {
        this.dataSource = dataSource;
        this.removal = removal;
        this.sweeping = sweeping;
    }

    /** Deletes a run with all that is stored of it. */
    @DELETE
    @Operation(
            summary = "Delete a run with all that is stored of it",
            description =
                    "It is gone at once for all who look; its rows are deleted in the background. Events of it that"
                            + " come later are not stored.")
    @APIResponse(responseCode = "202", description = "It is gone, and is being deleted")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or not any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is in progress, and force is not true",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response delete(
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            description = "Whether a run in progress is deleted too; its trainer goes on",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String force) {
        boolean forced = new Argument("force", force).flag(false);
        List<Boolean> inProgress = Query.rows(dataSource, IN_PROGRESS, row -> row.getBoolean(1), id);
        if (inProgress.equals(List.of(true)) && !forced) {
            throw new ClientErrorException(
                    "run " + id + " is in progress; stop it first (POST /runs/" + id
                            + "/stop at trainer-service), or delete it with force=true",
                    Status.CONFLICT);
        }
        if (inProgress.isEmpty() || !removal.remove(id, REASON)) {
            throw new NotFoundException("there is no run " + id);
        }
        LOG.infof("run %s is taken away and will be deleted (%s)", id, REASON);
        sweeping.call();
        return Response.accepted().build();
    }
}
