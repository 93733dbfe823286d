package io.epochscope.metrics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.DeadLetter;
import io.epochscope.events.v1.Event;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class DeadLetterPublisherTest {

    private static final int LIMIT = 10_000;

    private final List<Message<byte[]>> sent = new ArrayList<>();
    private final DeadLetterPublisher publisher = new DeadLetterPublisher(emitter());

    @Test
    void aRecordGoesOutAsItCameIn() throws Exception {
        publisher.publish(List.of(refused(new byte[10], new byte[20], new byte[30], "reason")));

        assertThat(keyOf(sent.get(0))).hasSize(10);
        assertThat(letter().getKey().size()).isEqualTo(10);
        assertThat(letter().getValue().size()).isEqualTo(20);
        assertThat(letter().getHeadersOrThrow("header").size()).isEqualTo(30);
        assertThat(letter().getReason()).isEqualTo("reason");
    }

    @Test
    void whateverOfARecordIsTooLargeStaysBehind() throws Exception {
        byte[] large = new byte[LIMIT];
        byte[] small = {1};
        for (RefusedRecord refused : List.of(
                refused(large, small, small, "reason"),
                refused(small, large, small, "reason"),
                refused(small, small, large, "reason"),
                refused(small, large, small, "reason".repeat(LIMIT)))) {
            sent.clear();
            publisher.publish(List.of(refused));

            assertThat(keyOf(sent.get(0))).isNull();
            assertThat(letter().getReason()).startsWith("reason").contains("store.dead_letter");
            assertThat(letter().getTopic()).isEqualTo("training.epochs");
            assertThat(letter().getOffset()).isEqualTo(7);
        }
    }

    private DeadLetter letter() throws Exception {
        return new EventCodec().decode(sent.get(0).getPayload(), null).getDeadLetter();
    }

    private static RefusedRecord refused(byte[] key, byte[] value, byte[] header, String reason) {
        var origin = new ConsumerRecord<>("training.epochs", 0, 7, key, value);
        origin.headers().add("header", header);
        return RefusedRecord.of(origin, Event.getDefaultInstance(), reason);
    }

    private static byte[] keyOf(Message<byte[]> message) {
        return (byte[]) message.getMetadata(OutgoingKafkaRecordMetadata.class)
                .orElseThrow()
                .getKey();
    }

    /** Refuses what a broker with a limit would. */
    @SuppressWarnings("unchecked")
    private MutinyEmitter<byte[]> emitter() {
        return (MutinyEmitter<byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MutinyEmitter.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("sendMessage");
                    var message = (Message<byte[]>) arguments[0];
                    byte[] key = keyOf(message);
                    if (message.getPayload().length + (key == null ? 0 : key.length) > LIMIT) {
                        return Uni.createFrom().failure(new RecordTooLargeException("too large"));
                    }
                    sent.add(message);
                    return Uni.createFrom().voidItem();
                });
    }
}
