package io.epochscope.metrics.completeness;

import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Proves runs complete, or names what is missing. */
@Path("/runs/{id}/completeness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "completeness")
public class CompletenessResource {

    private static final String RUN = "select run_id from run where run_id = ?";
    private static final String ATTEMPTS = "select attempt, status is not null from run_attempt where run_id = ?";
    private static final String TOPICS = "select * from run_completeness where run_id = ? order by attempt, topic";

    private final DataSource dataSource;

    CompletenessResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Tells whether every event that a run published is stored. */
    @GET
    @Operation(
            summary = "Prove that all events of a run are stored",
            description =
                    "COMPLETE, INCOMPLETE, NOT_PROVABLE (the publisher keeps no sequences, or does not say how many"
                            + " events a topic got) or OPEN (the closing event has not come), and for each attempt and topic"
                            + " which sequences are missing, among the dead letters, or superseded by a later attempt")
    @APIResponse(responseCode = "200", description = "What came and what did not")
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunCompleteness completeness(@RestPath String id) {
        if (Query.rows(dataSource, RUN, row -> row.getString(1), id).isEmpty()) {
            throw new NotFoundException("there is no run " + id);
        }
        Map<Integer, Boolean> closed = new TreeMap<>();
        Query.rows(dataSource, ATTEMPTS, row -> closed.put(row.getInt(1), row.getBoolean(2)), id);
        Map<Integer, List<TopicCompleteness>> topics = new TreeMap<>();
        Query.rows(
                dataSource,
                TOPICS,
                row -> topics.computeIfAbsent(row.getInt("attempt"), key -> new ArrayList<>())
                        .add(TopicCompleteness.of(row)),
                id);
        closed.keySet().forEach(attempt -> topics.putIfAbsent(attempt, new ArrayList<>()));
        return RunCompleteness.of(
                id,
                topics.entrySet().stream()
                        .map(entry -> new AttemptCompleteness(
                                entry.getKey(), closed.getOrDefault(entry.getKey(), false), entry.getValue()))
                        .toList());
    }
}
