package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.metrics.fixture.Publisher;
import io.epochscope.metrics.fixture.TestDatabase;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** With a real broker and a real database. */
class ConsumerLagTest {

    private static final String TOPIC = "lag-test";
    private static final String GROUP = "lag-test-group";
    private static final TopicPartition ONLY = new TopicPartition(TOPIC, 0);

    private final String broker = BackingServices.running().get("kafka.bootstrap.servers");
    private final TestDatabase database = new TestDatabase();
    private final ConsumerLag lag = new ConsumerLag(database.dataSource(), GROUP);

    @Test
    void countsWhatIsBehindTheCommittedOffsetOrStillThere() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker));
                var publisher = new Publisher(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            assertThat(measured(admin)).isEqualTo("0");

            for (int i = 0; i < 5; i++) {
                publisher.send(TOPIC, "key", new byte[] {1}, Map.of());
            }
            assertThat(measured(admin)).isEqualTo("5");

            admin.deleteRecords(Map.of(ONLY, RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
            assertThat(measured(admin)).isEqualTo("4");

            admin.alterConsumerGroupOffsets(GROUP, Map.of(ONLY, new OffsetAndMetadata(3)))
                    .all()
                    .get();
            assertThat(measured(admin)).isEqualTo("2");
        }
    }

    private String measured(Admin admin) throws Exception {
        lag.write(lag.measure(admin, List.of(TOPIC)));
        try (var reader = database.reader()) {
            return TestDatabase.query(
                            reader,
                            "select lag from consumer_lag where topic = ? and partition = 0"
                                    + " and measured_at > now() - interval '1 minute'",
                            TOPIC)
                    .get(0)
                    .get(0);
        }
    }
}
