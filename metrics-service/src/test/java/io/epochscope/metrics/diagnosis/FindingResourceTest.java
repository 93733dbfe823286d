package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.epochscope.metrics.diagnosis.judging.FindingTable;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From findings to what people are told of them, with a real database. */
class FindingResourceTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T09:46:00Z");

    private static final Finding GUESSING = finding("no-better-than-guessing", Severity.ERROR, 3, 8, true);
    private static final Finding PLATEAU = finding("plateau", Severity.NOTICE, 6, 8, true);
    private static final Finding SLOW = finding("slower-than-before", Severity.NOTICE, 2, 8, true);
    private static final Finding OVER = finding("split-overlap", Severity.WARNING, 1, 4, false);
    private static final Finding RATE = finding("learning-rate-too-high", Severity.WARNING, 2, 8, true);

    private final TestDatabase database = new TestDatabase();
    private final FindingTable table = new FindingTable(database.dataSource(), new RuleBook(Thresholds.standard()), 1);

    @Test
    void whatToChangeFirstIsOnTopAndWhatItExplainsComesLast() throws SQLException {
        table.replace(run("explained"), List.of(GUESSING, PLATEAU, SLOW, OVER, RATE), NOW);

        assertThat(new FindingResource(database.dataSource(), new Findings(database.dataSource())).list("explained"))
                .extracting(FindingView::rule, FindingView::explainedBy, FindingView::mainCause)
                .containsExactly(
                        tuple("learning-rate-too-high", null, true),
                        tuple("slower-than-before", null, false),
                        tuple("split-overlap", null, false),
                        tuple("no-better-than-guessing", "learning-rate-too-high", false),
                        tuple("plateau", "learning-rate-too-high", false));
    }

    @Test
    void aFindingWhoseCauseComesOrGoesHasChanged() throws SQLException {
        long run = run("explained-later");
        table.replace(run, List.of(GUESSING, SLOW), NOW);
        table.replace(run, List.of(GUESSING, SLOW, RATE), NOW);

        assertThat(stored(run))
                .containsExactly(
                        Arrays.asList("learning-rate-too-high", null, "t", "1"),
                        Arrays.asList("no-better-than-guessing", "learning-rate-too-high", "f", "2"),
                        Arrays.asList("slower-than-before", null, "f", "1"));

        table.replace(run, List.of(GUESSING, SLOW), NOW);

        assertThat(stored(run))
                .containsExactly(
                        Arrays.asList("learning-rate-too-high", null, "f", "2"),
                        Arrays.asList("no-better-than-guessing", null, "t", "3"),
                        Arrays.asList("slower-than-before", null, "f", "1"));
    }

    private long run(String id) throws SQLException {
        new EventStore(database.dataSource()).store(FixtureRun.completed(id));
        return Long.parseLong(database.query("select run_key from store.run where run_id = ?", id)
                .get(0)
                .get(0));
    }

    private List<List<String>> stored(long run) throws SQLException {
        return database.query(
                "select rule, explained_by, main_cause, revision from store.finding where run_key = ? order by rule",
                run);
    }

    private static Finding finding(String rule, Severity severity, int first, int last, boolean open) {
        return new Finding(rule, Subject.run(), first, last, open, severity, "", Map.of());
    }
}
