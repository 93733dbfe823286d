package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out the tables of a run, each as a file. */
@Path("/runs/{id}/export/{file}")
@Tag(name = "files")
@APIResponse(
        responseCode = "200",
        description = "One row for each value, sent while it is read",
        content = {@Content(mediaType = "text/csv"), @Content(mediaType = "application/vnd.apache.parquet")})
@APIResponse(
        responseCode = "404",
        description = "There is no such run or file",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class TablesResource {

    private final Tables tables;
    private final RowAnswers answers;

    TablesResource(Tables tables, RowAnswers answers) {
        this.tables = tables;
        this.answers = answers;
    }

    /** A table of one run. */
    @GET
    @Operation(
            summary = "Take a table of a run away",
            description =
                    "Its metrics by epoch, its values by step, all scores of all patches, its histograms bucket by"
                            + " bucket, or the moments of its tensors; nothing is rounded or left out")
    public Response table(
            @RestPath String id,
            @RestPath
                    @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "metrics.csv",
                                                "metrics.parquet",
                                                "steps.csv",
                                                "steps.parquet",
                                                "scores.csv",
                                                "scores.parquet",
                                                "histograms.csv",
                                                "histograms.parquet",
                                                "tensors.csv",
                                                "tensors.parquet"
                                            }))
                    String file,
            @Context Request request,
            @Context UriInfo uri) {
        TableFile wanted = TableFile.named(file, tables.all());
        return answers.file(
                id,
                request,
                uri,
                wanted.format().mediaType(),
                id + "-" + wanted.name(),
                output -> wanted.write(id, output));
    }
}
