package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Writes what epochs say of their splits, in place of what was there. */
final class EpochSplitWriter {

    private static final List<String> CLEAR = List.of(
            "delete from store.epoch_split where run_key = ? and epoch = ?",
            "delete from store.epoch_metric where run_key = ? and epoch = ?");

    private static final String INSERT_SPLIT = """
            insert into store.epoch_split
              (run_key, epoch, split, pass, samples, loss, classes, confusion, confusion_cells)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_CLASS_SCORES = """
            insert into store.class_scores (run_key, epoch, split, class_index, positives, negatives)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_METRIC =
            "insert into store.epoch_metric (run_key, epoch, split, metric, value) values (?, ?, ?, ?, ?)";

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
        batch.countRows("epoch_split", Statements.execute(connection, INSERT_SPLIT, splits(events)));
        batch.countRows("class_scores", Statements.execute(connection, INSERT_CLASS_SCORES, classScores(events)));
        batch.countRows("epoch_metric", Statements.execute(connection, INSERT_METRIC, metrics(events)));
    }

    private static List<List<Object>> splits(List<RunEvent> events) {
        var rows = new ArrayList<List<Object>>();
        for (RunEvent event : events) {
            for (SplitMetrics split : epoch(event).getSplitsList()) {
                ConfusionMatrix confusion = split.getConfusion();
                boolean sparse = confusion.getCellsCount() > 0;
                rows.add(Arrays.asList(
                        event.runKey(),
                        epoch(event).getEpoch(),
                        Names.of(split.getSplit()),
                        Names.of(split.getPass()),
                        split.getSamples(),
                        split.getLoss(),
                        split.hasConfusion() ? confusion.getClasses() : null,
                        split.hasConfusion() ? SqlArray.ofLongs(confusion.getCountsList()) : null,
                        sparse ? SqlArray.ofLongs(confusion.getCellsList()) : null));
            }
        }
        return rows;
    }

    private static List<List<Object>> classScores(List<RunEvent> events) {
        var rows = new ArrayList<List<Object>>();
        for (RunEvent event : events) {
            for (SplitMetrics split : epoch(event).getSplitsList()) {
                split.getClassScoresList()
                        .forEach(scores -> rows.add(List.of(
                                event.runKey(),
                                epoch(event).getEpoch(),
                                Names.of(split.getSplit()),
                                scores.getClassIndex(),
                                SqlArray.ofLongs(scores.getPositivesList()),
                                SqlArray.ofLongs(scores.getNegativesList()))));
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
