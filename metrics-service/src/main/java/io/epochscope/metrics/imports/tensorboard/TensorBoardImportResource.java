package io.epochscope.metrics.imports.tensorboard;

import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.body.TakesFiles;
import io.epochscope.metrics.imports.ImportView;
import io.epochscope.metrics.imports.ImportedRun;
import io.epochscope.metrics.imports.ImportedRuns;
import io.epochscope.metrics.imports.Upload;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes event files of TensorBoard. */
@Path("/runs/import/tensorboard")
@Tag(name = "files")
@TakesFiles
public class TensorBoardImportResource {

    private final Upload upload;
    private final ImportedRuns runs;

    TensorBoardImportResource(Upload upload, ImportedRuns runs) {
        this.upload = upload;
        this.runs = runs;
    }

    /** Makes a run of an event file or of a log directory. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Import what was logged for TensorBoard",
            description =
                    "An event file, or the log directory of one run as ZIP, tar or tar.gz, with a folder for each split"
                            + " as Keras writes it (train, validation). Numbers are taken; the answer counts what is not")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The run that was made",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "A record is damaged, which is named by its offset, or there are several runs; nothing was imported",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The file, or what it unfolds to, is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response take(@RestQuery @Parameter(description = "What the run is called") String name, InputStream body)
            throws IOException {
        LoggedRun logged = LoggedRun.of(new LogDirectory(upload).files(upload.read(body)));
        List<StepScalars> steps = logged.steps();
        if (logged.figures().count() == 0 && steps.isEmpty()) {
            throw new BadRequestException(
                    "the file has no numbers; nothing was imported. Not taken: " + logged.notTaken());
        }
        var run = new ImportedRun(name == null ? "" : name, "TensorBoard", logged.figures(), steps);
        return runs.store(run, logged.notTaken());
    }
}
