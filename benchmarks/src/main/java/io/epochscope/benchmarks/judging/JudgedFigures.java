package io.epochscope.benchmarks.judging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the read views say of a split of an epoch, by names that the Python script gives too; NaN is undefined. */
final class JudgedFigures {

    private static final String JUDGED = """
            with judged as (select ?::text as run_id, ?::integer as epoch, ?::text as split)
            """;

    private static final String REPORT = JUDGED + """
            select concat_ws(' ', 'class', class_index, name), value
            from class_report
            join judged using (run_id, epoch, split)
            cross join lateral (
              values
                ('precision', precision),
                ('recall', recall),
                ('f1', f1),
                ('support', support),
                ('predicted', predicted),
                ('true positives', true_positives),
                ('false positives', false_positives),
                ('false negatives', false_negatives),
                ('true negatives', true_negatives)
            ) as figure (name, value)
            union all
            select concat_ws(' ', 'line', position, name), value
            from classification_report
            join judged using (run_id, epoch, split)
            cross join lateral (
              values ('precision', precision), ('recall', recall), ('f1', f1), ('support', support)
            ) as figure (name, value)
            union all
            select name, value
            from classification_epoch
            join judged using (run_id, epoch, split)
            cross join lateral (
              values
                ('samples', samples),
                ('accuracy', accuracy),
                ('balanced accuracy', balanced_accuracy),
                ('error rate', error_rate),
                ('precision micro', precision_micro),
                ('recall micro', recall_micro),
                ('f1 micro', f1_micro),
                ('precision macro', precision_macro),
                ('recall macro', recall_macro),
                ('f1 macro', f1_macro),
                ('precision weighted', precision_weighted),
                ('recall weighted', recall_weighted),
                ('f1 weighted', f1_weighted),
                ('matthews', matthews),
                ('kappa', kappa)
            ) as figure (name, value)
            union all
            select concat_ws(' ', 'cell', true_class, predicted_class), samples
            from confusion_cell
            join judged using (run_id, epoch, split)
            """;

    private static final String CALIBRATION = JUDGED + """
            select name, value
            from calibration
            join judged using (run_id, epoch, split)
            cross join lateral (
              values
                ('expected calibration error', expected_calibration_error),
                ('maximum calibration error', maximum_calibration_error),
                ('mean confidence', mean_confidence)
            ) as figure (name, value)
            """;

    private final Connection connection;

    JudgedFigures(Connection connection) {
        this.connection = connection;
    }

    /** Of the confusion matrix. */
    Map<String, Double> report(JudgedSplit of) throws SQLException {
        return read(REPORT, of);
    }

    /** Of the calibration. */
    Map<String, Double> calibration(JudgedSplit of) throws SQLException {
        return read(CALIBRATION, of);
    }

    private Map<String, Double> read(String sql, JudgedSplit of) throws SQLException {
        Map<String, Double> figures = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, of.runId());
            query.setInt(2, of.epoch());
            query.setString(3, of.split());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Double value = row.getObject(2, Double.class);
                    figures.put(row.getString(1), value == null ? Double.NaN : value);
                }
            }
        }
        return figures;
    }
}
