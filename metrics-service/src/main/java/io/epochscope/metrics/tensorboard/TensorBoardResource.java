package io.epochscope.metrics.tensorboard;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out runs for TensorBoard. */
@Path("/runs/{id}/export/tensorboard.zip")
@Tag(name = "files")
public class TensorBoardResource {

    private static final String ZIP = "application/zip";
    private static final String STARTED = "select started_at from run where run_id = ?";

    private final DataSource dataSource;
    private final RunEventFile file;
    private final RowAnswers answers;

    TensorBoardResource(DataSource dataSource, RunEventFile file, RowAnswers answers) {
        this.dataSource = dataSource;
        this.file = file;
        this.answers = answers;
    }

    /** As a log directory. */
    @GET
    @Produces(ZIP)
    @Operation(
            summary = "Take a run away for TensorBoard",
            description =
                    "Unpack it and start tensorboard --logdir there: metrics by epoch as loss/validation …, values"
                            + " by step as steps/loss …, histograms by layer, tensor and kind, and pictures")
    @APIResponse(
            responseCode = "200",
            description = "An archive with an event file",
            content = @Content(mediaType = ZIP))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response zip(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        Instant started = Query.rows(dataSource, STARTED, row -> row.getObject(1, OffsetDateTime.class), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no run " + id))
                .toInstant();
        return answers.file(id, request, uri, ZIP, id + "-tensorboard.zip", output -> file.write(id, started, output));
    }
}
