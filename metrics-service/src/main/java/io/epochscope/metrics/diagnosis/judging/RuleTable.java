package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rules in the database, so that dashboards can tell what is looked for. */
public final class RuleTable {

    private static final String INSERT = """
            insert into store.rule (rule, position, title, pattern, meaning, advice, fields, source, thresholds)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private final DataSource dataSource;
    private final FigureJson json = new FigureJson();

    /** Writes as the owner of the schema. */
    public RuleTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes these the rules that are told of. */
    public void replace(RuleBook rules, Thresholds thresholds) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            // Two services that start at once write one after the other.
            Statements.execute(connection, "lock table store.rule in share row exclusive mode", List.of(List.of()));
            Statements.execute(connection, "delete from store.rule", List.of(List.of()));
            Statements.execute(connection, INSERT, rows(rules.rules(), thresholds));
            connection.commit();
        }
    }

    private List<List<Object>> rows(List<Rule> rules, Thresholds thresholds) {
        List<List<Object>> rows = new ArrayList<>();
        for (Rule rule : rules) {
            RuleDescription description = rule.description();
            Map<String, Double> lines = description.thresholds().stream()
                    .collect(Collectors.toMap(
                            Threshold::name, threshold -> thresholds.of(description.name(), threshold)));
            rows.add(List.of(
                    description.name(),
                    rows.size() + 1,
                    description.title(),
                    description.pattern(),
                    description.meaning(),
                    description.advice(),
                    SqlArray.ofTexts(description.fields()),
                    description.source(),
                    json.write(lines)));
        }
        return rows;
    }
}
