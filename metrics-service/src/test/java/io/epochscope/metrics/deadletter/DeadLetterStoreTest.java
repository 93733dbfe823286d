package io.epochscope.metrics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterStoreTest {

    private final TestDatabase database = new TestDatabase();
    private final DeadLetterStore deadLetters = new DeadLetterStore(database.dataSource());

    @Test
    void aRunIsListedFromItsFirstStoredEventOn() throws Exception {
        var run = new FixtureRun("refused-first").opened();
        List<Event> stored = run.events();
        Event first = run.epoch(1).events().stream()
                .filter(Event::hasEpochCompleted)
                .findFirst()
                .orElseThrow();
        deadLetters.add(List.of(refused("training.epochs", 1, 0, first)));

        assertThat(database.query("select from run where run_id = 'refused-first'"))
                .isEmpty();

        new EventStore(database.dataSource()).store(stored);
        assertThat(database.query("select last_event_at is null from run where run_id = 'refused-first'"))
                .containsExactly(List.of("f"));
        assertThat(
                        database.query(
                                "select dead_lettered_sequences from run_completeness where run_id = 'refused-first' and topic = 'training.epochs'"))
                .containsExactly(List.of("{[%d,%d)}".formatted(first.getSequence(), first.getSequence() + 1)));
    }

    @Test
    void recordsOfATopicThatWasMadeAnewAreOthers() throws Exception {
        Event event = Event.getDefaultInstance();
        for (long timestamp : new long[] {1000, 2000, 2000, Long.MAX_VALUE, -1}) {
            deadLetters.add(List.of(refused("made-anew", 5, timestamp, event)));
        }

        assertThat(
                        database.query(
                                "select floor(extract(epoch from record_timestamp)) from store.dead_letter where topic = 'made-anew' order by 1"))
                .containsExactly(List.of("0"), List.of("1"), List.of("2"), List.of("253402300799"));
    }

    private static RefusedRecord refused(String topic, long offset, long timestamp, Event event) {
        var origin = new ConsumerRecord<>(
                topic,
                0,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        return RefusedRecord.of(origin, event, "refused by a test");
    }
}
