package io.epochscope.metrics.comparison;

import io.epochscope.metrics.diagnosis.FindingView;
import io.epochscope.metrics.diagnosis.Findings;
import io.epochscope.metrics.page.GrafanaLinks;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.problem.NearestName;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.run.Runs;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Lays runs beside each other. */
@Singleton
final class Comparisons {

    private static final int MOST = 10;
    private static final String BY_DEFAULT = "loss";

    private static final String LABELS = "select run_id, place, label from compared_run(?) order by place";

    private final DataSource dataSource;
    private final Runs runs;
    private final Findings findings;
    private final ComparedCurves curves;
    private final ComparedValues values;
    private final GrafanaLinks grafana;

    Comparisons(
            DataSource dataSource,
            Runs runs,
            Findings findings,
            ComparedCurves curves,
            ComparedValues values,
            GrafanaLinks grafana) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.findings = findings;
        this.curves = curves;
        this.values = values;
        this.grafana = grafana;
    }

    private record Labelled(String runId, int place, String label) {}

    /**
     * The runs in the order in which they began.
     *
     * @param asked ids; one that is there twice is taken once
     * @param metric that is drawn; null or blank: the loss, or the first one that there is
     * @throws BadRequestException if there are too few or too many runs, or none has that metric
     * @throws NotFoundException if one of the runs is not there
     */
    Comparison of(List<String> asked, String metric) {
        List<ComparedRun> compared = compared(new LinkedHashSet<>(asked));
        List<String> ids = compared.stream().map(each -> each.run().runId()).toList();
        List<String> metrics = curves.metrics(ids);
        String drawn = chosen(new Argument("metric", metric), metrics);
        return new Comparison(
                compared,
                metrics.stream()
                        .map(each -> new MetricChoice(each, each.equals(drawn)))
                        .toList(),
                curves.of(compared, drawn),
                values.results(compared, drawn),
                values.settings(compared),
                grafana.comparison(ids));
    }

    private static String chosen(Argument metric, List<String> recorded) {
        if (!metric.given()) {
            return recorded.stream().findFirst().orElse(BY_DEFAULT);
        }
        String name = metric.text().strip();
        if (!recorded.contains(name)) {
            throw metric.refused("one that one of the runs has" + NearestName.hint(name, recorded));
        }
        return name;
    }

    private List<ComparedRun> compared(Set<String> asked) {
        if (asked.isEmpty() || asked.size() > MOST) {
            throw new BadRequestException("run is given %d times, but must be given 1 to %d times, as in ?run=A&run=B"
                    .formatted(asked.size(), MOST));
        }
        List<String> ids = List.copyOf(asked);
        Map<String, RunView> views =
                runs.present(ids).stream().collect(Collectors.toMap(RunView::runId, Function.identity()));
        ids.stream().filter(id -> !views.containsKey(id)).findFirst().ifPresent(id -> {
            throw new NotFoundException("there is no run " + id);
        });
        Map<String, List<FindingView>> found = findings.ofEach(ids);
        return Query.rows(
                        dataSource,
                        LABELS,
                        row -> new Labelled(row.getString("run_id"), row.getInt("place"), row.getString("label")),
                        SqlArray.ofTexts(ids))
                .stream()
                .map(each -> new ComparedRun(
                        each.place(),
                        each.label(),
                        views.get(each.runId()),
                        found.getOrDefault(each.runId(), List.of())))
                .toList();
    }
}
