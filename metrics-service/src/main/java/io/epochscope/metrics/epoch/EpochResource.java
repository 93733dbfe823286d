package io.epochscope.metrics.epoch;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the epochs of a run. */
@Path("/runs/{id}")
@Tag(name = "runs")
@APIResponse(
        responseCode = "404",
        description = "There is no such run",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class EpochResource {

    private static final String EPOCHS = "select * from run_epoch where run_id = ? order by epoch";
    private static final String METRICS = """
            select epoch, coalesce(nullif(split, ''), 'epoch') as split, metric, value
            from epoch_metric
            where run_id = ?
            """;

    private record Value(int epoch, String split, String metric, double value) {}

    private static final String RUN = "select run_id from run where run_id = ?";

    private final DataSource dataSource;
    private final EpochTable table;
    private final RowAnswers answers;

    EpochResource(DataSource dataSource, EpochTable table, RowAnswers answers) {
        this.dataSource = dataSource;
        this.table = table;
        this.answers = answers;
    }

    /** Lists the epochs that have come, in their order. */
    @GET
    @Path("/epochs")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            summary = "Show the epochs of a run",
            description = "As CSV with every metric that the run has, those of its splits as split_metric:"
                    + " validation_loss, train_accuracy …; what is NaN is NaN, what was not measured is empty")
    @APIResponse(
            responseCode = "200",
            description = "The epochs that have come, the first one first",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = EpochView.class)),
                @Content(mediaType = "text/csv")
            })
    public Response list(
            @RestPath String id, @Context HttpHeaders headers, @Context Request request, @Context UriInfo uri) {
        return RowFormat.accepted(headers) == RowFormat.CSV
                ? file(id, request, uri)
                : Response.ok(epochs(id), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .build();
    }

    /** As CSV, for who asks by the name of a file. */
    @GET
    @Path("/epochs.csv")
    @Produces("text/csv")
    @Operation(summary = "Show every metric of every epoch of a run as CSV")
    @APIResponse(
            responseCode = "200",
            description = "One line for each epoch",
            content = @Content(mediaType = "text/csv"))
    public Response file(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        return answers.answer(id, request, uri, RowFormat.CSV, output -> table.write(id, output));
    }

    private List<EpochView> epochs(String id) {
        Map<Integer, Map<String, Map<String, Double>>> metrics = metrics(id);
        List<EpochView> epochs = Query.rows(dataSource, EPOCHS, row -> EpochView.of(row, metrics), id);
        if (epochs.isEmpty()
                && Query.rows(dataSource, RUN, row -> row.getString(1), id).isEmpty()) {
            throw new NotFoundException("there is no run " + id);
        }
        return epochs;
    }

    private Map<Integer, Map<String, Map<String, Double>>> metrics(String id) {
        return Query.rows(dataSource, METRICS, EpochResource::value, id).stream()
                .collect(Collectors.groupingBy(
                        Value::epoch,
                        Collectors.groupingBy(
                                Value::split, TreeMap::new, Collectors.toMap(Value::metric, Value::value))));
    }

    private static Value value(ResultSet row) throws SQLException {
        return new Value(row.getInt("epoch"), row.getString("split"), row.getString("metric"), row.getDouble("value"));
    }
}
