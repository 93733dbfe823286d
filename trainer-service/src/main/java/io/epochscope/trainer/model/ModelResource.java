package io.epochscope.trainer.model;

import io.epochscope.trainer.archive.FolderArchive;
import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RunKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out trained models. */
@Path("/runs/{id}/model")
@Tag(name = "runs")
public class ModelResource {

    private static final String ZIP = "application/zip";

    private final RunRegistry registry;
    private final ModelStore models;

    ModelResource(RunRegistry registry, ModelStore models) {
        this.registry = registry;
        this.models = models;
    }

    /** Sends the model of a run that completed. */
    @GET
    @Produces(ZIP)
    @Operation(
            summary = "Download the trained model",
            description =
                    "A DJL model of the weights that the run ended with, with class names, or the scaling of features and"
                            + " target, as its properties, and the run's request")
    @APIResponse(
            responseCode = "200",
            description = "The files of the model",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or no model of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response download(@RestPath String id) {
        Run run = registry.find(id).orElseThrow(() -> ProblemException.notFound("there is no run " + id));
        java.nio.file.Path folder = models.find(id).orElseThrow(() -> ProblemException.notFound(whyNone(run)));
        StreamingOutput archive = target -> {
            try (FolderArchive files = FolderArchive.open(folder)) {
                files.write(target);
            }
        };
        return Response.ok(archive, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s-model.zip\"".formatted(id))
                .build();
    }

    private static String whyNone(Run run) {
        if (!run.status().isFinished()) {
            return "run %s is %s; its model is kept when it completes".formatted(run.id(), run.status());
        }
        if (RunKind.nameIn(run.requestJson()).equals("rate-range-test")) {
            return "run %s is a rate-range test, whose network is thrown away".formatted(run.id());
        }
        return run.status() == RunStatus.COMPLETED
                ? "the model of run %s is not kept any more".formatted(run.id())
                : "run %s is %s; models are kept of runs that complete, and its curves and scores are stored as far as it came"
                        .formatted(run.id(), run.status());
    }
}
