package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what epochs say of their splits, in place of what was there. */
final class EpochSplitWriter {

    /** The rows of a split go with those of {@code epoch_split}. */
    private static final List<String> CLEAR = List.of(
            "delete from store.epoch_split where run_key = ? and epoch = ?",
            "delete from store.epoch_metric where run_key = ? and epoch = ?");

    private static final List<String> KEY = List.of("run_key", "epoch", "split");

    private static final String INSERT_METRIC =
            "insert into store.epoch_metric (run_key, epoch, split, metric, value) values (?, ?, ?, ?, ?)";

    /** The one that the others refer to is the first. */
    private final List<SplitTable> tables =
            List.of(new EpochSplitTable(), new ConfusionTable(), new ClassScoresTable(), new CalibrationTable());

    void replace(BatchTransaction batch, List<RunEvent> events) throws SQLException {
        Connection connection = batch.connection();
        for (String clear : CLEAR) {
            Statements.execute(
                    connection,
                    clear,
                    events.stream()
                            .map(event -> List.of(event.runKey(), epoch(event).getEpoch()))
                            .toList());
        }
        for (SplitTable table : tables) {
            batch.countRows(table.name(), Statements.execute(connection, insert(table), rows(table, events)));
        }
        batch.countRows("epoch_metric", Statements.execute(connection, INSERT_METRIC, metrics(events)));
    }

    private static String insert(SplitTable table) {
        List<String> columns =
                Stream.concat(KEY.stream(), table.columns().stream()).toList();
        return "insert into store.%s (%s) values (%s)"
                .formatted(
                        table.name(),
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    }

    private static List<List<Object>> rows(SplitTable table, List<RunEvent> events) {
        var rows = new ArrayList<List<Object>>();
        for (RunEvent event : events) {
            for (SplitMetrics split : epoch(event).getSplitsList()) {
                for (List<Object> values : table.rows(split)) {
                    var row = new ArrayList<Object>(
                            List.of(event.runKey(), epoch(event).getEpoch(), Names.of(split.getSplit())));
                    row.addAll(values);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<List<Object>> metrics(List<RunEvent> events) {
        var rows = new ArrayList<List<Object>>();
        for (RunEvent event : events) {
            int epoch = epoch(event).getEpoch();
            new TreeMap<>(epoch(event).getMetricsMap())
                    .forEach((metric, value) -> rows.add(List.of(event.runKey(), epoch, "", metric, value)));
            for (SplitMetrics split : epoch(event).getSplitsList()) {
                new TreeMap<>(split.getMetricsMap())
                        .forEach((metric, value) ->
                                rows.add(List.of(event.runKey(), epoch, Names.of(split.getSplit()), metric, value)));
            }
        }
        return rows;
    }

    private static EpochCompleted epoch(RunEvent event) {
        return event.event().getEpochCompleted();
    }
}
