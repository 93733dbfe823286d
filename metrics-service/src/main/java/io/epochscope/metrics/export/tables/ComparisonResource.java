package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Hands out the metrics of several runs as one file. */
@Path("/export/{file}")
@Tag(name = "files")
@APIResponse(
        responseCode = "200",
        description = "One row for each value, sent while it is read",
        content = {@Content(mediaType = "text/csv"), @Content(mediaType = "application/vnd.apache.parquet")})
@APIResponse(
        responseCode = "404",
        description = "There is no such run or file",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ComparisonResource {

    private static final int MOST_RUNS = 1000;

    private static final String KNOWN = "select run_id from run where run_id = any (?)";

    private final Tables tables;
    private final RowAnswers answers;
    private final DataSource dataSource;

    ComparisonResource(Tables tables, RowAnswers answers, DataSource dataSource) {
        this.tables = tables;
        this.answers = answers;
        this.dataSource = dataSource;
    }

    /** The metrics of several runs, one after the other. */
    @GET
    @Operation(
            summary = "Take the metrics of several runs away, to compare them",
            description = "As metrics of one run, each row with the run's id before it")
    @APIResponse(
            responseCode = "400",
            description = "No run is named, or too many",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response comparison(
            @RestPath @Parameter(schema = @Schema(enumeration = {"metrics.csv", "metrics.parquet"})) String file,
            @RestQuery @Parameter(description = "The id of a run; as often as there are runs") List<String> run) {
        TableFile wanted = TableFile.named(file, List.of(tables.metrics()));
        Set<String> runs = new LinkedHashSet<>(run);
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw new BadRequestException(
                    "run is given " + runs.size() + " times, but must be given 1 to " + MOST_RUNS + " times");
        }
        var unknown = new LinkedHashSet<>(runs);
        Query.rows(dataSource, KNOWN, row -> row.getString(1), SqlArray.ofTexts(List.copyOf(runs)))
                .forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new NotFoundException("there is no run " + String.join(", ", unknown));
        }
        return answers.file(wanted.format().mediaType(), wanted.name(), output -> write(wanted, runs, output));
    }

    private static void write(TableFile file, Set<String> runs, OutputStream output) throws IOException {
        List<Column> columns = Stream.concat(Stream.of(RunColumn.COLUMN), file.table().columns().stream())
                .toList();
        RowSink sink = file.format().open(columns, output);
        for (String run : runs) {
            file.table().giveTo(run, new RunColumn(run, sink));
        }
        sink.finish();
    }
}
