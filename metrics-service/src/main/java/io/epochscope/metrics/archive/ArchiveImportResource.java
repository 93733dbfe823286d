package io.epochscope.metrics.archive;

import io.epochscope.metrics.body.TakesFiles;
import io.epochscope.metrics.imports.ImportView;
import io.epochscope.metrics.permit.Gates;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes archives of runs. */
@Path("/runs/import/archive")
@Tag(name = "files")
@TakesFiles
public class ArchiveImportResource {

    private final ArchiveImport archives;
    private final Gates gates;

    ArchiveImportResource(ArchiveImport archives, Gates gates) {
        this.archives = archives;
        this.gates = gates;
    }

    /** Brings in a run that was taken away elsewhere, or here before it was deleted. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Import the archive of a run",
            description =
                    "As /runs/{id}/export/archive.zip gives it, of the same version of Epochscope. The run keeps its"
                            + " id; one that was deleted here is back")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "The run is here",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "400",
            description = "This is no archive of a run, one of another version, or a damaged one; nothing was imported",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "A run of that id is here",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "It unfolds to too much",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response take(InputStream body) {
        ImportView imported = gates.lists().pass(() -> archives.take(body));
        return Response.created(URI.create("/runs/" + imported.runId()))
                .entity(imported)
                .build();
    }
}
