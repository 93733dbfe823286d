package io.epochscope.trainer.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.epochscope.trainer.store.StateFile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.unchecked.Unchecked;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxPublisherTest {

    private static final OutboxConfig SETTINGS = OutboxSettings.with(
            Map.of("retry-from", "1ms", "retry-at-most", "5ms", "flush-timeout", "1ms", "window-events", "3"));

    private static final int MANY = 200;

    @TempDir
    Path folder;

    private final FakeBroker broker = new FakeBroker();
    private StateFile file;
    private Outbox outbox;
    private OutboxPublisher publisher;

    @BeforeEach
    void open() {
        file = StateFile.open(folder);
        outbox = new Outbox(file, SETTINGS, Clock.systemUTC());
        publisher = new OutboxPublisher(outbox, broker, SETTINGS);
    }

    @AfterEach
    void close() throws InterruptedException {
        publisher.stop();
        file.close();
    }

    @Test
    void removesAnEventWhenTheBrokerHasAcknowledgedItAndNotBefore() {
        appendEpochs(2);
        publisher.start();
        await().until(() -> broker.handedOver.size() == 2);
        assertThat(outbox.events()).isEqualTo(2);

        broker.acknowledgeAll();
        await().until(() -> outbox.events() == 0);
    }

    @Test
    void sendsAllInOrderWindowByWindow() {
        broker.acknowledgesAtOnce = true;
        appendEpochs(10);
        publisher.start();
        await().until(() -> outbox.events() == 0);
        assertThat(broker.handedOver).containsExactlyElementsOf(epochs(1, 10));
    }

    @Test
    void sendsAWindowAgainUntilTheBrokerTakesItAndNothingPastIt() {
        broker.acknowledgesAtOnce = true;
        broker.refusals.set(2);
        appendEpochs(4);
        publisher.start();
        await().until(() -> outbox.events() == 0);
        assertThat(broker.handedOver)
                .containsSubsequence(epochs(1, 3))
                .endsWith("4")
                .filteredOn("4"::equals)
                .hasSize(1);
    }

    @Test
    void waitsForTheTopicsBeforeItSendsAnything() {
        broker.acknowledgesAtOnce = true;
        broker.unprepared.set(3);
        appendEpochs(1);
        publisher.start();
        await().until(() -> outbox.events() == 0);
        assertThat(broker.unprepared).hasNonPositiveValue();
    }

    @Test
    void leavesWhatIsNotAcknowledgedForTheNextStart() throws InterruptedException {
        appendEpochs(2);
        publisher.start();
        await().until(() -> broker.handedOver.size() == 2);
        publisher.stop();
        assertThat(outbox.events()).isEqualTo(2);
    }

    @Test
    void saysThatItHasBrokenOffWhenTheOutboxCannotBeReadAndNotWhenItWasStopped() throws InterruptedException {
        appendEpochs(1);
        assertThat(publisher.hasBrokenOff()).isFalse();
        file.close();
        publisher.start();
        await().until(publisher::hasBrokenOff);
        publisher.stop();
        assertThat(publisher.hasBrokenOff()).isFalse();
    }

    /** The thread that appends is the one that trains: were it the one that sends, it would wait here for ever. */
    @Test
    @Timeout(60)
    void takesEventsWhileAnotherThreadWaitsForTheBroker() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        List<Thread> senders = new CopyOnWriteArrayList<>();
        OutboxPublisher waiting = new OutboxPublisher(
                outbox,
                new Sending(entry -> {
                    senders.add(Thread.currentThread());
                    answer.await();
                }),
                SETTINGS);
        outbox.append(Events.started("first"));
        waiting.start();
        await().until(() -> !senders.isEmpty());

        for (int event = 0; event < MANY; event++) {
            outbox.append(Events.started("run"));
        }

        assertThat(outbox.eventsOf("run")).isEqualTo(MANY);
        answer.countDown();
        await().atMost(Duration.ofSeconds(40)).until(() -> outbox.events() == 0);
        waiting.stop();
        assertThat(senders).hasSizeGreaterThan(MANY).doesNotContain(Thread.currentThread());
    }

    /** Through Kafka's own client, which waits a second of each event for a broker to tell where it is to go. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void takesEventsWhileTheBrokerCannotBeReached(boolean listens) throws Exception {
        ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (!listens) {
            port.close();
        }
        List<Thread> senders = new CopyOnWriteArrayList<>();
        KafkaProducer<byte[], byte[]> producer = unreached("127.0.0.1:" + port.getLocalPort());
        try {
            OutboxPublisher unheard = new OutboxPublisher(
                    outbox,
                    new Sending(entry -> {
                        senders.add(Thread.currentThread());
                        producer.send(new ProducerRecord<>(
                                        entry.topic(), entry.payload().toByteArray()))
                                .get();
                    }),
                    SETTINGS);
            unheard.start();

            for (int event = 0; event < MANY; event++) {
                outbox.append(Events.started("run"));
            }

            await().until(() -> !senders.isEmpty());
            unheard.stop();
            assertThat(outbox.events()).isEqualTo(MANY);
            assertThat(senders).doesNotContain(Thread.currentThread());
        } finally {
            producer.close(Duration.ZERO);
            port.close();
        }
    }

    private static KafkaProducer<byte[], byte[]> unreached(String address) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        address,
                        "max.block.ms",
                        1_000,
                        "request.timeout.ms",
                        1_000,
                        "delivery.timeout.ms",
                        2_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void appendEpochs(int count) {
        epochs(1, count).forEach(epoch -> outbox.append(Events.epoch("run", Integer.parseInt(epoch), 0.5)));
    }

    private static List<String> epochs(int from, int to) {
        return java.util.stream.IntStream.rangeClosed(from, to)
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Sends on the thread that is given an event, and returns when the broker has answered. */
    private record Sending(Sender sender) implements BrokerChannel {

        interface Sender {
            void send(OutboxEntry entry) throws Exception;
        }

        @Override
        public Uni<Void> prepare() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(OutboxEntry entry) {
            return Uni.createFrom()
                    .item(entry)
                    .invoke(Unchecked.consumer(sender::send))
                    .replaceWithVoid();
        }
    }

    /** A broker that acknowledges when the test says so, and refuses as often as it says. */
    private static final class FakeBroker implements BrokerChannel {

        final List<String> handedOver = new CopyOnWriteArrayList<>();
        final AtomicInteger refusals = new AtomicInteger();
        final AtomicInteger unprepared = new AtomicInteger();
        volatile boolean acknowledgesAtOnce;
        private final Queue<UniEmitter<? super Void>> unacknowledged = new ArrayDeque<>();

        @Override
        public Uni<Void> prepare() {
            return Uni.createFrom().deferred(() -> {
                if (unprepared.getAndDecrement() > 0) {
                    return Uni.createFrom().failure(new IllegalStateException("the broker is away"));
                }
                return Uni.createFrom().voidItem();
            });
        }

        @Override
        public Uni<Void> send(OutboxEntry entry) {
            return Uni.createFrom().emitter(emitter -> take(entry, emitter));
        }

        private synchronized void take(OutboxEntry entry, UniEmitter<? super Void> emitter) {
            handedOver.add(epochOf(entry));
            if (refusals.getAndDecrement() > 0) {
                emitter.fail(new IllegalStateException("not now"));
            } else if (acknowledgesAtOnce) {
                emitter.complete(null);
            } else {
                unacknowledged.add(emitter);
            }
        }

        synchronized void acknowledgeAll() {
            unacknowledged.forEach(emitter -> emitter.complete(null));
        }

        private static String epochOf(OutboxEntry entry) {
            try {
                return Integer.toString(io.epochscope.events.v1.Event.parseFrom(entry.payload())
                        .getEpochCompleted()
                        .getEpoch());
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
