package io.epochscope.metrics.start;

import io.epochscope.metrics.page.GrafanaLinks;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.run.Runs;
import io.epochscope.metrics.start.Course.Point;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads what the list has of each run, of all runs of a page at once. */
@Singleton
final class RunRows {

    private static final String COURSES = "select run_id, split, epoch, loss from loss_course(?)";

    private static final String FINDINGS = """
            select
              run_id,
              severity_name(max(severity_rank)) as worst,
              count(*) filter (where severity <> 'good') as number,
              coalesce(max(title) filter (where main_cause), '') as first
            from finding
            where run_id = any (?) and open
            group by run_id
            """;

    private static final String ANY = "select exists (select from run_request)";

    private final DataSource dataSource;
    private final Runs runs;
    private final GrafanaLinks grafana;

    RunRows(DataSource dataSource, Runs runs, GrafanaLinks grafana) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.grafana = grafana;
    }

    /** Those of the runs that there are, in this order. */
    List<RunRow> of(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<Point>> points = points(ids);
        Map<String, FindingsInShort> findings = findings(ids);
        return runs.present(ids).stream()
                .map(run -> row(run, points.getOrDefault(run.runId(), List.of()), findings.get(run.runId())))
                .toList();
    }

    /** Whether there is any run, archived or not. */
    boolean any() {
        return Query.rows(dataSource, ANY, row -> row.getBoolean(1)).get(0);
    }

    private RunRow row(RunView run, List<Point> points, FindingsInShort findings) {
        return new RunRow(run, Course.of(points), findings, grafana.run(run.runId(), run.kind()));
    }

    private Map<String, List<Point>> points(List<String> ids) {
        return Query.rows(
                        dataSource,
                        COURSES,
                        row -> Map.entry(row.getString("run_id"), point(row)),
                        SqlArray.ofTexts(ids))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Point point(ResultSet row) throws SQLException {
        double loss = row.getDouble("loss");
        return row.getString("split").equals("train")
                ? new Point(row.getInt("epoch"), loss, null)
                : new Point(row.getInt("epoch"), null, loss);
    }

    private Map<String, FindingsInShort> findings(List<String> ids) {
        return Query.rows(
                        dataSource,
                        FINDINGS,
                        row -> Map.entry(
                                row.getString("run_id"),
                                new FindingsInShort(
                                        row.getString("worst"), row.getInt("number"), row.getString("first"))),
                        SqlArray.ofTexts(ids))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
