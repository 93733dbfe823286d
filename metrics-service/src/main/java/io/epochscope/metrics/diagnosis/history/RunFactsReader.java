package io.epochscope.metrics.diagnosis.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.store.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads what holds for a whole run. */
final class RunFactsReader {

    private static final String RUN = """
            select run.run_id, run.kind, run.task, run.optimizer, run.learning_rate, run.batch_size, run.epochs,
              run.request, run.target_deviation, attempt.status is not null as finished,
              extract(epoch from now() - run.last_event_at) as silence,
              (select coalesce(max(epoch.epoch), 0) from store.epoch where epoch.run_key = run.run_key) as last_epoch
            from store.run
            left join lateral (
              select run_attempt.status
              from store.run_attempt
              where run_attempt.run_key = run.run_key
              order by run_attempt.attempt desc
              limit 1
            ) attempt on true
            where run.run_key = ? and run.first_event_at is not null
            """;
    private static final String CLASSES = "select name from store.run_class where run_key = ? order by class_index";
    private static final String LAYERS = "select * from store.run_layer where run_key = ? order by position";
    private static final String SAMPLES = "select split, samples from store.run_split where run_key = ?";
    private static final String OVERLAPS =
            "select first, second, samples from store.split_overlap where run_key = ? order by first, second";
    private static final String PROBLEMS = """
            select verdict_count.pass, verdict_count.verdict, sum(verdict_count.patches) as patches
            from verdict_count
            where verdict_count.run_id = ? and verdict_count.verdict is not null
            group by verdict_count.pass, verdict_count.verdict
            """;

    private final DataSource dataSource;
    private final ObjectMapper json = new ObjectMapper();

    RunFactsReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<RunFacts> read(long runKey) {
        List<String> classes = Query.rows(dataSource, CLASSES, row -> row.getString(1), runKey);
        List<LayerFacts> layers = Query.rows(dataSource, LAYERS, RunFactsReader::layer, runKey);
        Map<String, Long> samples = new TreeMap<>();
        Query.rows(dataSource, SAMPLES, row -> samples.put(row.getString(1), row.getLong(2)), runKey);
        List<SplitOverlap> overlaps = Query.rows(dataSource, OVERLAPS, RunFactsReader::overlap, runKey);
        return read(runKey, classes, layers, samples, overlaps);
    }

    /** The same where nothing has come of the opening since: only how the run stands is read anew. */
    Optional<RunFacts> readAgain(long runKey, RunFacts known) {
        return read(runKey, known.classes(), known.layers(), known.samples(), known.overlaps());
    }

    private Optional<RunFacts> read(
            long runKey,
            List<String> classes,
            List<LayerFacts> layers,
            Map<String, Long> samples,
            List<SplitOverlap> overlaps) {
        return Query.rows(dataSource, RUN, row -> facts(row, classes, layers, samples, overlaps), runKey).stream()
                .findFirst();
    }

    private static SplitOverlap overlap(ResultSet row) throws SQLException {
        return new SplitOverlap(row.getString("first"), row.getString("second"), row.getLong("samples"));
    }

    private RunFacts facts(
            ResultSet row,
            List<String> classes,
            List<LayerFacts> layers,
            Map<String, Long> samples,
            List<SplitOverlap> overlaps)
            throws SQLException {
        String runId = row.getString("run_id");
        return new RunFacts(
                runId,
                textOf(row, "kind", "training"),
                "regression".equals(row.getString("task")),
                classes,
                textOf(row, "optimizer", ""),
                Stored.number(row, "learning_rate"),
                row.getInt("batch_size"),
                row.getInt("epochs"),
                request(row.getString("request")),
                layers,
                samples,
                Stored.number(row, "target_deviation"),
                row.getBoolean("finished"),
                Duration.ofMillis(Math.round(1000 * row.getDouble("silence"))),
                row.getInt("last_epoch"),
                problems(runId),
                overlaps);
    }

    private Map<String, Map<String, Long>> problems(String runId) {
        record Count(String pass, String verdict, long patches) {}
        return Query.rows(
                        dataSource,
                        PROBLEMS,
                        row -> new Count(row.getString("pass"), row.getString("verdict"), row.getLong("patches")),
                        runId)
                .stream()
                .collect(Collectors.groupingBy(Count::pass, Collectors.toMap(Count::verdict, Count::patches)));
    }

    private JsonNode request(String text) {
        try {
            return text == null ? json.createObjectNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps only JSON in a jsonb column", e);
        }
    }

    private static LayerFacts layer(ResultSet row) throws SQLException {
        return new LayerFacts(
                row.getInt("position"),
                row.getString("name"),
                row.getString("kind"),
                Arrays.asList((Long[]) row.getArray("output_shape").getArray()),
                row.getLong("parameters"));
    }

    private static String textOf(ResultSet row, String column, String otherwise) throws SQLException {
        String text = row.getString(column);
        return text == null ? otherwise : text;
    }
}
