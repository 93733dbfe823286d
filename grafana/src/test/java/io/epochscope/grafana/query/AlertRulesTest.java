package io.epochscope.grafana.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.grafana.panel.Dashboard;
import io.epochscope.grafana.source.DashboardSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The provisioned alerts: what they ask the database, and what they tell. */
class AlertRulesTest {

    private static final Path FILE = DashboardSource.COMMITTED.resolveSibling("provisioning/alerting/epochscope.yaml");
    private static final Pattern LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) }}");
    private static final Pattern LINK = Pattern.compile("\\{\\{ externalURL }}d/([\\w-]+)(\\?var-run=.*)?");

    private static final String FINDING = """
            insert into store.finding (run_key, rule, subject_kind, subject, first_epoch, last_epoch, open, severity,
              title, message, advice, fields, dashboard, panel, figures, opened_at, updated_at)
            select run_key, '%s', 'run', '', 1, 1, %s, %d, '', '', '', '{}', '', '', '{}', now(), %s
            from store.run where run_id = '%s';
            """;

    private static final String JUDGED = """
            insert into store.run_judgement (run_key, judged_event_at)
            select run_key, last_event_at - interval '%s' from store.run where run_id = '%s';
            """;

    private ReadDatabase database;

    @BeforeEach
    void empty() throws SQLException {
        database = ReadDatabase.emptied();
    }

    @Test
    void nothingIsWrongWithAnEmptyDatabase() throws SQLException {
        for (JsonNode rule : rules()) {
            assertThat(told(rule)).as(rule.path("uid").asText()).isEmpty();
        }
    }

    @Test
    void aRunThatDivergesIsTold() throws SQLException {
        run("goes-on", "RUNNING");
        run("failed", "FAILED");
        run("failed-long-ago", "FAILED");
        run("recovered", "RUNNING");
        run("other", "RUNNING");
        database.execute(FINDING.formatted("divergence", true, 3, "now() - interval '1 day'", "goes-on")
                + FINDING.formatted("non-finite", true, 3, "now()", "failed")
                + FINDING.formatted("non-finite", true, 3, "now() - interval '1 day'", "failed-long-ago")
                + FINDING.formatted("divergence", false, 3, "now()", "recovered")
                + FINDING.formatted("overfitting", true, 2, "now()", "other"));

        assertThat(told("epochscope-diverged"))
                .containsExactlyInAnyOrder(
                        Map.of("run", "goes-on", "name", "goes-on", "findings", 1L),
                        Map.of("run", "failed", "name", "failed", "findings", 1L));
        assertThat(told("epochscope-stalled")).isEmpty();
    }

    @Test
    void aRunThatStandsStillIsTold() throws SQLException {
        run("silent", "RUNNING");
        run("goes-on", "RUNNING");
        run("ended", "COMPLETED");
        database.execute(FINDING.formatted("stalled", true, 2, "now() - interval '1 day'", "silent")
                + JUDGED.formatted("0 s", "silent")
                + FINDING.formatted("stalled", true, 2, "now()", "goes-on")
                + JUDGED.formatted("1 s", "goes-on")
                + FINDING.formatted("stalled", true, 2, "now()", "ended")
                + JUDGED.formatted("0 s", "ended"));

        assertThat(told("epochscope-stalled"))
                .containsExactly(Map.of("run", "silent", "name", "silent", "findings", 1L));
        assertThat(told("epochscope-diverged")).isEmpty();
    }

    @Test
    void newDeadLettersAreToldByTopic() throws SQLException {
        database.execute("""
                insert into store.dead_letter
                  (recorded_at, reason, topic, partition, record_offset, record_timestamp, headers, replayed_at)
                values
                  (now(), 'odd', 'training.epochs', 0, 1, now(), '{}', null),
                  (now(), 'odd', 'training.epochs', 0, 2, now(), '{}', null),
                  (now(), 'odd', 'training.patches', 0, 1, now(), '{}', now()),
                  (now() - interval '1 hour', 'odd', 'training.runs', 0, 1, now(), '{}', null)
                """);

        assertThat(told("epochscope-dead-letters")).containsExactly(Map.of("topic", "training.epochs", "events", 2L));
    }

    @Test
    void aTopicThatIsFarBehindIsTold() throws SQLException {
        lag("training.patches", 0, 6000, "0 s");
        lag("training.patches", 1, 6000, "20 s");
        lag("training.epochs", 0, 9000, "0 s");
        lag("training.runs", 0, 90000, "1 hour");

        assertThat(told("epochscope-consumer-lag"))
                .containsExactly(Map.of("topic", "training.patches", "events", 12000.0));
        assertThat(told("epochscope-unmeasured")).isEmpty();
    }

    @Test
    void thatNobodyMeasuresIsTold() throws SQLException {
        lag("training.runs", 0, 0, "1 hour");
        lag("training.runs", 1, 0, "6 minutes");

        assertThat(told("epochscope-unmeasured")).hasSize(1);
        assertThat(told("epochscope-consumer-lag")).isEmpty();
    }

    /** Words alone become labels, of which there has to be exactly one row each. */
    @Test
    void everyRuleSaysWhatItIsAboutAndWhereToLook() throws SQLException {
        Set<String> dashboards = new HashSet<>();
        Dashboard.all().forEach(dashboard -> dashboards.add(dashboard.uid()));
        for (JsonNode rule : rules()) {
            JsonNode annotations = rule.path("annotations");
            assertThat(annotations.path("summary").asText()).isNotBlank();
            assertThat(annotations.path("description").asText()).isNotBlank();
            Matcher link = LINK.matcher(annotations.path("link").asText());
            assertThat(link.matches()).as(annotations.path("link").asText()).isTrue();
            assertThat(dashboards).contains(link.group(1));

            Set<String> asked = new TreeSet<>();
            annotations.forEach(text -> LABEL.matcher(text.asText())
                    .results()
                    .map(label -> label.group(1))
                    .forEach(asked::add));
            assertThat(sql(rule).split("\\bfrom\\b", 2)[0].split("\\W+")).containsAll(asked);
        }
    }

    @Test
    void everyRuleAsksTheProvisionedDataSource() {
        for (JsonNode rule : rules()) {
            JsonNode query = rule.path("data").path(0);
            assertThat(query.path("datasourceUid").asText()).isEqualTo("epochscope");
            assertThat(query.at("/model/datasource/uid").asText()).isEqualTo("epochscope");
            assertThat(query.at("/model/format").asText()).isEqualTo("table");
            assertThat(rule.path("condition").asText())
                    .isEqualTo(rule.at("/data/1/refId").asText());
            assertThat(rule.path("noDataState").asText()).isEqualTo("OK");
        }
        assertThat(rules().stream()
                        .filter(rule -> rule.path("execErrState").asText().equals("Alerting")))
                .as("one rule tells for all that the database cannot be asked")
                .hasSize(1);
    }

    private List<Map<String, Object>> told(String uid) throws SQLException {
        return told(rules().stream()
                .filter(rule -> rule.path("uid").asText().equals(uid))
                .findFirst()
                .orElseThrow());
    }

    /** The rows above the threshold, which is what Grafana tells. */
    private List<Map<String, Object>> told(JsonNode rule) throws SQLException {
        double most = rule.at("/data/1/model/conditions/0/evaluator/params/0").asDouble();
        return database.rows(sql(rule)).stream()
                .filter(row -> row.values().stream()
                        .anyMatch(value -> value instanceof Number number && number.doubleValue() > most))
                .toList();
    }

    private void run(String run, String status) throws SQLException {
        database.execute("""
                insert into store.run (run_id, first_event_at, last_event_at, started_at) values ('%s', now(), now(), now());
                insert into store.run_attempt (run_key, attempt, status)
                select run_key, 1, nullif('%s', 'RUNNING') from store.run where run_id = '%s';
                """.formatted(run, status, run));
    }

    private void lag(String topic, int partition, long lag, String ago) throws SQLException {
        database.execute("insert into store.consumer_lag values ('%s', %d, %d, now() - interval '%s')"
                .formatted(topic, partition, lag, ago));
    }

    private static String sql(JsonNode rule) {
        return rule.at("/data/0/model/rawSql").asText();
    }

    private static List<JsonNode> rules() {
        try {
            JsonNode file = new ObjectMapper().valueToTree(new Yaml().load(Files.readString(FILE)));
            List<JsonNode> rules = new ArrayList<>();
            file.at("/groups/0/rules").forEach(rules::add);
            assertThat(rules).isNotEmpty();
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
