package io.epochscope.metrics.comparison;

import io.epochscope.metrics.page.RunText;
import io.epochscope.metrics.report.Cell;
import io.epochscope.metrics.report.Table;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Reads what came of runs, and what was asked for. */
@Singleton
final class ComparedValues {

    private static final String RESULTS = """
            select
              compared.place,
              concat_ws(' ', nullif(run_metric.split, ''), run_metric.metric) as name,
              run_metric.last_value,
              run_metric.best_value,
              run_metric.best_epoch
            from unnest(?) with ordinality as compared (run_id, place)
            join run_metric on run_metric.run_id = compared.run_id
            where run_metric.metric in ('loss', 'accuracy', 'rmse', 'r2', ?)
            order by
              run_metric.metric <> 'loss',
              run_metric.metric <> 'accuracy',
              run_metric.metric,
              array_position(array['validation', 'train', 'test', ''], run_metric.split),
              compared.place
            """;

    private static final String SETTINGS = """
            select compared.place, run_parameter.parameter, run_parameter.value
            from unnest(?) with ordinality as compared (run_id, place)
            join run_parameter on run_parameter.run_id = compared.run_id
            where run_parameter.parameter <> 'name' and run_parameter.value is not null
            order by run_parameter.parameter
            """;

    private final DataSource dataSource;

    ComparedValues(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Result(int place, String name, Double last, Double best, Integer epoch) {}

    private record Setting(int place, String parameter, String value) {}

    /** What came of the runs, with the values of a metric beside those that most runs have. */
    Table results(List<ComparedRun> runs, String metric) {
        var grid = grid(runs);
        for (ComparedRun each : runs) {
            RunView run = each.run();
            grid.put("status", each.place(), each.status());
            grid.put("epochs", each.place(), run.lastEpoch());
            grid.put("took", each.place(), RunText.took(run).orElse(null));
        }
        Query.rows(
                        dataSource,
                        RESULTS,
                        row -> new Result(
                                row.getInt("place"),
                                row.getString("name"),
                                row.getObject("last_value", Double.class),
                                row.getObject("best_value", Double.class),
                                row.getObject("best_epoch", Integer.class)),
                        ids(runs),
                        metric)
                .forEach(result -> {
                    grid.put("last " + result.name(), result.place(), result.last());
                    if (result.best() != null) {
                        grid.put(
                                "best " + result.name() + " (epoch)",
                                result.place(),
                                Cell.text(result.best()) + " (" + result.epoch() + ")");
                    }
                });
        return grid.table("What came of them", "", "result");
    }

    /** What was asked for, by the paths of the requests' fields. */
    Table settings(List<ComparedRun> runs) {
        var grid = grid(runs);
        Query.rows(
                        dataSource,
                        SETTINGS,
                        row -> new Setting(row.getInt("place"), row.getString("parameter"), row.getString("value")),
                        ids(runs))
                .forEach(setting -> grid.put(setting.parameter(), setting.place(), setting.value()));
        return grid.table("What was asked for", "– stands where a request has no such field.", "setting");
    }

    private static Grid grid(List<ComparedRun> runs) {
        return new Grid(runs.stream().map(ComparedRun::label).toList());
    }

    private static SqlArray ids(List<ComparedRun> runs) {
        return SqlArray.ofTexts(runs.stream().map(run -> run.run().runId()).toList());
    }
}
