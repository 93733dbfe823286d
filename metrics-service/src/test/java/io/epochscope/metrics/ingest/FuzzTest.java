package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.deadletter.RefusedRecord;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.MutatedRecords;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.health.IngestMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Records of every kind of damage: each is stored or refused with a reason, and the next one is taken all the same. */
class FuzzTest {

    private static final int BATCHES = 60;

    private final TestDatabase database = new TestDatabase();
    private final IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
    private final RecordIngest ingest = new RecordIngest(
            new RecordDecoder(), new IsolatingStore(new EventStore(database.dataSource()), meters), meters);

    @Test
    void eachIsStoredOrRefusedWithAReason() throws Exception {
        var mutated = new MutatedRecords(7);
        int stored = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (Event event : FixtureRun.completed("fuzz-" + batch)) {
                records.add(mutated.of(event));
                records.add(mutated.of(event));
            }
            List<RefusedRecord> refused = ingest.take(records);
            assertThat(refused)
                    .allSatisfy(each -> assertThat(each.reason()).isNotBlank())
                    .extracting(each -> each.origin().offset())
                    .doesNotHaveDuplicates();
            stored += records.size() - refused.size();
        }
        assertThat(stored).isGreaterThan(500);
        assertThat(ingest.take(intact())).isEmpty();
        assertThat(database.query(
                        "select topic from run_completeness where run_id = 'fuzz-intact' and isempty(missing)"))
                .hasSize(5);
    }

    private static List<ConsumerRecord<byte[], byte[]>> intact() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Event event : FixtureRun.completed("fuzz-intact")) {
            String topic = Topic.of(event.getBodyCase()).orElseThrow().topicName();
            records.add(new ConsumerRecord<>(topic, 0, records.size(), new byte[0], event.toByteArray()));
        }
        return records;
    }
}
