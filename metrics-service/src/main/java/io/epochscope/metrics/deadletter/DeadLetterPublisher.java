package io.epochscope.metrics.deadletter;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import io.epochscope.events.v1.DeadLetter;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.publish.EventMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes dead letters, each under the key of its record, unless that makes it too large. */
@Singleton
final class DeadLetterPublisher {

    private final Clock clock = Clock.systemUTC();
    private final MutinyEmitter<byte[]> emitter;

    /** No more wait in the buffer than a batch has records. */
    DeadLetterPublisher(
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns when the broker has acknowledged all of them. */
    void publish(List<RefusedRecord> refused) {
        List<Uni<Void>> sendings = refused.stream().map(this::send).toList();
        Uni.join().all(sendings).andCollectFailures().await().indefinitely();
    }

    private Uni<Void> send(RefusedRecord refused) {
        return send(refused, refused.origin().key(), whole(refused))
                .onFailure(DeadLetterPublisher::isTooLarge)
                .recoverWithUni(() -> send(refused, null, withoutBytes(refused)));
    }

    private DeadLetter whole(RefusedRecord refused) {
        ConsumerRecord<byte[], byte[]> origin = refused.origin();
        DeadLetter.Builder letter = letter(refused).setKey(bytes(origin.key())).setValue(bytes(origin.value()));
        for (Header header : origin.headers()) {
            letter.putHeaders(RefusedRecord.printable(header.key()), bytes(header.value()));
        }
        return letter.build();
    }

    private DeadLetter withoutBytes(RefusedRecord refused) {
        return letter(refused)
                .setReason(refused.reason() + "; with its envelope the record is too large to be published, its key,"
                        + " value and headers are in store.dead_letter")
                .build();
    }

    private DeadLetter.Builder letter(RefusedRecord refused) {
        return DeadLetter.newBuilder()
                .setReason(refused.reason())
                .setTopic(refused.origin().topic())
                .setPartition(refused.origin().partition())
                .setOffset(refused.origin().offset())
                .setRecordedAt(Timestamps.fromMillis(clock.millis()));
    }

    private Uni<Void> send(RefusedRecord refused, byte[] key, DeadLetter letter) {
        Event event = EventIdentity.of(refused)
                .map(Event::toBuilder)
                .orElseGet(Event::newBuilder)
                .setOccurredAt(letter.getRecordedAt())
                .clearSequence()
                .setDeadLetter(letter)
                .build();
        return emitter.sendMessage(EventMessage.of(event, key));
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }

    private static ByteString bytes(byte[] content) {
        return content == null ? ByteString.EMPTY : ByteString.copyFrom(content);
    }
}
