package io.epochscope.trainer.checkpoint;

import io.epochscope.trainer.archive.FolderArchive;
import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.RunRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Lists and hands out checkpoints. */
@Path("/runs/{id}/checkpoints")
@Tag(name = "runs")
public class CheckpointResource {

    private static final String ZIP = "application/zip";

    private final RunRegistry registry;
    private final CheckpointStore store;

    CheckpointResource(RunRegistry registry, CheckpointStore store) {
        this.registry = registry;
        this.store = store;
    }

    /** Lists those of a run. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List a run's checkpoints",
            description = "last, best, then those after every so many epochs, the newest first. One state may have"
                    + " several names.")
    @APIResponse(responseCode = "200", description = "The checkpoints; none if the run keeps none")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<StoredCheckpoint> list(@RestPath String id) throws IOException {
        checkRun(id);
        return store.list(id);
    }

    /** Sends one. */
    @GET
    @Path("/{name}")
    @Produces(ZIP)
    @Operation(
            summary = "Download a checkpoint",
            description = "A DJL model of the weights, with the state of optimizer, schedule and early stopping beside"
                    + " it. name is last, best, or epoch-5 for any that is after this epoch.")
    @APIResponse(
            responseCode = "200",
            description = "The files of the checkpoint",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or no such checkpoint of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response download(@RestPath String id, @RestPath String name) throws IOException {
        checkRun(id);
        List<StoredCheckpoint> stored = store.list(id);
        FolderArchive archive = store.open(id, name)
                .orElseThrow(() -> ProblemException.notFound("run %s has no checkpoint %s; it has %s"
                        .formatted(
                                id,
                                name,
                                stored.isEmpty()
                                        ? "none"
                                        : stored.stream()
                                                .map(StoredCheckpoint::name)
                                                .collect(Collectors.joining(", ")))));
        StreamingOutput body = target -> {
            try (archive) {
                archive.write(target);
            }
        };
        return Response.ok(body, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s-%s.zip\"".formatted(id, name))
                .build();
    }

    private void checkRun(String id) {
        if (registry.find(id).isEmpty()) {
            throw ProblemException.notFound("there is no run " + id);
        }
    }
}
