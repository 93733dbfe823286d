package io.epochscope.metrics.archive;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out runs as archives. */
@Path("/runs/{id}/export/archive.zip")
@Tag(name = "files")
public class ArchiveResource {

    private static final String ZIP = "application/zip";
    private static final String KNOWN = "select from run where run_id = ?";

    private final DataSource dataSource;
    private final ArchiveWriter writer;
    private final RowAnswers answers;

    ArchiveResource(DataSource dataSource, ArchiveWriter writer, RowAnswers answers) {
        this.dataSource = dataSource;
        this.writer = writer;
        this.answers = answers;
    }

    /** As one file. */
    @GET
    @Produces(ZIP)
    @Operation(
            summary = "Take a run away as an archive that another installation shows the same",
            description = "All that is stored of it as of one moment, with what people say of it and its findings: a"
                    + " manifest and a CSV file for each table")
    @APIResponse(
            responseCode = "200",
            description = "The archive, sent while it is read",
            content = @Content(mediaType = ZIP))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response zip(@RestPath String id) {
        if (Query.rows(dataSource, KNOWN, row -> true, id).isEmpty()) {
            throw new NotFoundException("there is no run " + id);
        }
        // More than events make it, so that no tag of these can tell whether it has changed.
        return answers.file(ZIP, id + "-archive.zip", output -> writer.write(id, output));
    }
}
