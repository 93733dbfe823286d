package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * A run of four epochs, and the same run stopped within its third epoch and resumed after the second, as the engine
 * published them ({@code ResumedRunRecorder} of its tests recorded them): nothing shows the difference but what tells
 * of attempts and time.
 */
class ResumedRunTest {

    private static final String WHOLE = "recorded-whole";
    private static final String RESUMED = "recorded-resumed";

    private static final Set<String> OF_ATTEMPTS = Set.of("run", "run_attempt", "attempt_topic", "run_action");

    /** Which event a row is from, and what two runs never share. */
    private static final List<String> OF_EVENTS = List.of(
            "attempt",
            "sequence",
            "occurred_at",
            "seconds_training",
            "seconds_validating",
            "seconds_watching",
            "seconds_waiting_for_data",
            "resident_bytes",
            "heap_bytes",
            "cpu_seconds");

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void readsAsIfItHadNeverStopped() throws Exception {
        store.store(recorded("whole", WHOLE));
        List<String> whole = computed(WHOLE);
        List<Event> resumed = recorded("resumed", RESUMED);
        for (Event event : resumed) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
        store.store(resumed);

        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(computed(RESUMED)).isEqualTo(whole);
        assertThat(steps(RESUMED)).hasSizeGreaterThan(10).isEqualTo(steps(WHOLE));
        assertThat(database.query("""
                select run.status, run.attempt, run.epochs, run.last_epoch, run.best_epoch = whole.best_epoch,
                  run.test_loss = whole.test_loss, run.started_at = first.first_event_at
                from run
                join run whole on whole.run_id = 'recorded-whole'
                join store.run first on first.run_id = run.run_id
                where run.run_id = 'recorded-resumed'
                """)).containsExactly(List.of("COMPLETED", "2", "4", "4", "t", "t", "t"));
        assertThat(database.query("""
                select attempt, from_epoch, start_reason, status, epochs_completed
                from run_attempt where run_id = 'recorded-resumed' order by attempt
                """))
                .containsExactly(
                        List.of("1", "1", "requested", "STOPPED", "2"),
                        List.of("2", "3", "resumed after epoch 2", "COMPLETED", "4"));
        assertThat(database.query("""
                select attempt, bool_and(published = stored), bool_and(isempty(missing)), sum(superseded)
                from run_completeness where run_id = 'recorded-resumed' group by attempt order by attempt
                """))
                .as("loss and learning rate of the half epoch's steps are superseded")
                .containsExactly(List.of("1", "t", "t", "2"), List.of("2", "t", "t", "0"));
    }

    @Test
    void whateverOrderTheEventsComeIn() throws Exception {
        store.store(recorded("resumed", "recorded-in-order"));
        List<Event> reversed = recorded("resumed", "recorded-in-reverse");
        Collections.reverse(reversed);
        for (int from = 0; from < reversed.size(); from += 25) {
            store.store(reversed.subList(from, Math.min(reversed.size(), from + 25)));
        }

        RunContent content = new RunContent(database);
        assertThat(content.of("recorded-in-reverse")).isEqualTo(content.of("recorded-in-order"));
    }

    private List<List<String>> steps(String run) throws Exception {
        return database.query(
                "select name, epoch, step, value from step_scalar where run_id = ? order by name, step", run);
    }

    private List<String> computed(String run) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String row : new RunContent(database).of(run)) {
            int end = row.indexOf(' ');
            String table = row.substring(0, end);
            ObjectNode columns = (ObjectNode) json.readTree(row.substring(end + 1));
            boolean measured = columns.path("metric").asText().equals("samples_per_second");
            if (!OF_ATTEMPTS.contains(table) && !measured) {
                rows.add(table + " " + columns.without(OF_EVENTS));
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static List<Event> recorded(String run, String as) throws IOException {
        List<Event> events = new ArrayList<>();
        try (InputStream file = ResumedRunTest.class.getResourceAsStream(run + "-run.events.gz");
                InputStream input = new GZIPInputStream(file)) {
            for (Event event = Event.parseDelimitedFrom(input);
                    event != null;
                    event = Event.parseDelimitedFrom(input)) {
                events.add(event.toBuilder().setRunId(as).build());
            }
        }
        return events;
    }
}
