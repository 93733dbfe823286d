package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.deadletter.RefusedRecord;
import io.epochscope.metrics.dynamics.VerdictThresholds;
import io.epochscope.metrics.fixture.FailingDatabase;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.health.IngestMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused for good, and what is the machine's fault and tried again. */
class IsolatingStoreTest {

    private final TestDatabase database = new TestDatabase();
    private final RunContent content = new RunContent(database);
    private final FailingDatabase failing = new FailingDatabase(database.dataSource());
    private final IsolatingStore store = storeOf(new EventStore(failing.dataSource()));

    /** Shut down, failing over, demoted, full, out of memory, out of connections, deadlocked, cut, a broken disk. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "57P01", "57P02", "57P03", "25006", "53100", "53200", "53300", "40P01", "40001", "55P03", "08003",
                "08006", "58030"
            })
    void whatPassesInTheDatabaseSetsNothingAside(String state) throws Exception {
        String run = "passing-" + state;
        for (String call : List.of("prepareStatement", "executeBatch", "commit")) {
            failing.before((each, parameters) -> {
                if (each.equals(call)) {
                    throw new SQLException("not now", state);
                }
            });
            assertThatThrownBy(() -> store.store(records(FixtureRun.completed(run))))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("not now");
            assertThat(content.of(run)).isEmpty();
        }
        failing.before((each, parameters) -> {});

        assertThat(store.store(records(FixtureRun.completed(run)))).isEmpty();
        assertThat(content.of(run)).isEqualTo(contentOf("passing-not-at-all-" + state));
    }

    @Test
    void aClosedPoolSetsNothingAside() throws Exception {
        failing.before((call, parameters) -> {
            if (call.equals("getConnection")) {
                throw new RejectedExecutionException("the pool is closed");
            }
        });
        assertThatThrownBy(() -> store.store(records(FixtureRun.completed("closed-pool"))))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(content.of("closed-pool")).isEmpty();
    }

    @Test
    void missingMemorySetsNothingAside() throws Exception {
        failing.before((call, parameters) -> {
            if (call.equals("setArray")) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        assertThatThrownBy(() -> store.store(records(FixtureRun.completed("no-memory"))))
                .isInstanceOf(OutOfMemoryError.class);
        failing.before((call, parameters) -> {
            if (call.equals("setArray")) {
                throw new IllegalStateException("no buffer", new OutOfMemoryError("Direct buffer memory"));
            }
        });
        assertThatThrownBy(() -> store.store(records(FixtureRun.completed("no-memory"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(content.of("no-memory")).isEmpty();
    }

    @Test
    void whatTheProgramStumblesOverOnceSetsNothingAside() throws Exception {
        List<Event> events = FixtureRun.completed("stumbling");
        // As often as a batch is halved until one event is alone.
        var stumbles = new AtomicInteger(Integer.SIZE - Integer.numberOfLeadingZeros(events.size()));
        failing.before((call, parameters) -> {
            if (call.equals("commit") && stumbles.getAndDecrement() > 0) {
                throw new IllegalStateException("not always");
            }
        });
        assertThat(store.store(records(events))).isEmpty();
        assertThat(content.of("stumbling")).isEqualTo(contentOf("walking"));
    }

    @Test
    void whatTheProgramAlwaysStumblesOverGoesAlone() throws Exception {
        var run = new FixtureRun("trapped");
        run.opened().epoch(1);
        Event trap = run.add(Event.newBuilder()
                .setStepScalars(StepScalars.newBuilder()
                        .setName("trap")
                        .setEpoch(1)
                        .addSteps(1)
                        .addValues(1)));
        run.epoch(2).closed();
        failing.before((call, parameters) -> {
            if (call.equals("setObject") && "trap".equals(parameters[1])) {
                throw new IllegalStateException("a fault of the program");
            }
        });
        assertThat(store.store(records(run.events())))
                .extracting(RefusedRecord::event, RefusedRecord::reason)
                .containsExactly(tuple(trap, "a fault of the program"));
        assertThat(database.query("select epoch from run_epoch where run_id = 'trapped' order by epoch"))
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void aConnectionThatIsCutAfterTheCommitDoublesNothing() throws Exception {
        var cut = new AtomicBoolean(true);
        failing.after((call, parameters) -> {
            if (call.equals("commit") && cut.getAndSet(false)) {
                throw new SQLException("An I/O error occurred while sending to the backend", "08006");
            }
        });
        List<DecodedRecord> records = records(FixtureRun.completed("cut"));
        assertThatThrownBy(() -> store.store(records)).isInstanceOf(SQLException.class);
        List<String> stored = content.of("cut");
        assertThat(stored).isNotEmpty();

        assertThat(store.store(records)).isEmpty();
        assertThat(content.of("cut")).isEqualTo(stored);
        assertThat(database.query("select topic from run_completeness where run_id = 'cut' and isempty(missing)"))
                .hasSize(5);
    }

    @Test
    void whatIsToBeDoneAfterwardsSetsNothingAside() throws Exception {
        var deaf = new EventStore(
                database.dataSource(), VerdictThresholds.defaults(), 1000, (stage, duration) -> {}, events -> {
                    throw new IllegalStateException("nobody listens any more");
                });
        assertThat(storeOf(deaf).store(records(FixtureRun.completed("unheard"))))
                .isEmpty();
        assertThat(content.of("unheard")).isEqualTo(contentOf("heard"));
    }

    /** That of a run with the same events, of which nothing ever failed. */
    private List<String> contentOf(String run) throws SQLException {
        new EventStore(database.dataSource()).store(FixtureRun.completed(run));
        return content.of(run);
    }

    private static IsolatingStore storeOf(EventStore events) {
        return new IsolatingStore(events, new IngestMeters(new SimpleMeterRegistry()));
    }

    private static List<DecodedRecord> records(List<Event> events) {
        var records = new ArrayList<DecodedRecord>();
        for (Event event : events) {
            String topic = Topic.of(event.getBodyCase()).orElseThrow().topicName();
            records.add(new DecodedRecord(
                    new ConsumerRecord<>(topic, 0, records.size(), new byte[0], event.toByteArray()), event));
        }
        return records;
    }
}
