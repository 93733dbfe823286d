package io.epochscope.metrics.epoch;

import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the epochs of a run. */
@Path("/runs/{id}/epochs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
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

    EpochResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Lists the epochs that have come, in their order. */
    @GET
    @Operation(summary = "Show the epochs of a run")
    @APIResponse(responseCode = "200", description = "The epochs that have come, the first one first")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<EpochView> list(@RestPath String id) {
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
