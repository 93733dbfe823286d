package io.epochscope.metrics.imports.csv;

import io.epochscope.metrics.body.TakesFiles;
import io.epochscope.metrics.imports.ImportView;
import io.epochscope.metrics.imports.ImportedRun;
import io.epochscope.metrics.imports.ImportedRuns;
import io.epochscope.metrics.imports.Upload;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes training histories as CSV. */
@Path("/runs/import/csv")
@Tag(name = "files")
@TakesFiles
public class CsvImportResource {

    private final Upload upload;
    private final ImportedRuns runs;

    CsvImportResource(Upload upload, ImportedRuns runs) {
        this.upload = upload;
        this.runs = runs;
    }

    /** Makes a run of a history. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Import a training history",
            description =
                    "As Keras' CSVLogger writes it: epoch, loss, accuracy, val_loss, val_accuracy, learning_rate or"
                            + " lr, and any other metric; commas, semicolons or tabs between cells")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "The run that was made",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Lines of the file are wrong, which are named; nothing was imported",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The file is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response take(@RestQuery @Parameter(description = "What the run is called") String name, InputStream body)
            throws IOException {
        var figures = CsvHistory.read(upload.read(body));
        return runs.store(new ImportedRun(name == null ? "" : name, "CSV", figures, List.of()), Map.of());
    }
}
