package io.epochscope.trainer.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.trainer.outbox.Outbox.Waiting;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {

    private static final long ANY_SIZE = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private StateFile file;

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void givesEventsInTheirOrderReadyToBeSent() throws Exception {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        outbox.append(Events.epoch("a", 1, 0.5));
        outbox.append(Events.started("b"));

        List<Waiting> window = outbox.awaitWindow(10, ANY_SIZE);

        assertThat(window)
                .extracting(waiting ->
                        waiting.entry().topic() + " " + waiting.entry().key())
                .containsExactly("training.runs a", "training.epochs a", "training.runs b");
        assertThat(window).extracting(waiting -> waiting.entry().contentType()).containsOnly("application/x-protobuf");
        assertThat(decode(window.get(1))).isEqualTo(Events.epoch("a", 1, 0.5));
    }

    @Test
    void keepsEventsOverARestartAndGoesOnBehindThem() throws Exception {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        outbox.append(Events.epoch("a", 1, 0.5));
        outbox.remove(outbox.awaitWindow(1, ANY_SIZE));

        Outbox reopened = reopen(Map.of());
        reopened.append(Events.epoch("a", 2, 0.4));

        assertThat(reopened.awaitWindow(10, ANY_SIZE))
                .extracting(OutboxTest::decode)
                .containsExactly(Events.epoch("a", 1, 0.5), Events.epoch("a", 2, 0.4));
        assertThat(reopened.events()).isEqualTo(2);
        assertThat(reopened.eventsOf("a")).isEqualTo(2);
        assertThat(reopened.bytes())
                .isEqualTo(Events.epoch("a", 1, 0.5).getSerializedSize()
                        + Events.epoch("a", 2, 0.4).getSerializedSize());
    }

    @Test
    void neverGivesAPositionTwiceSoThatNewEventsAreBehindOldOnes() throws Exception {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        List<Waiting> first = outbox.awaitWindow(1, ANY_SIZE);
        outbox.remove(first);
        outbox.append(Events.epoch("a", 1, 0.5));

        assertThat(outbox.awaitWindow(1, ANY_SIZE).get(0).position())
                .isGreaterThan(first.get(0).position());
    }

    @Test
    void boundsAWindowByEventsAndBytes() throws Exception {
        Outbox outbox = open(Map.of());
        for (int epoch = 1; epoch <= 5; epoch++) {
            outbox.append(Events.epoch("a", epoch, 0.5));
        }
        assertThat(outbox.awaitWindow(3, ANY_SIZE)).hasSize(3);
        assertThat(outbox.awaitWindow(10, 1)).hasSize(1);
    }

    @Test
    void accountsForWhatARunHasPublished() {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        outbox.append(Events.epoch("a", 1, 0.5));
        outbox.append(Events.epoch("a", 2, 0.3));
        outbox.append(Events.epoch("a", 3, 0.4));

        assertThat(reopen(Map.of()).accountOf("a", 1))
                .isEqualTo(RunFinished.newBuilder()
                        .putEventsPerTopic("training.runs", 1)
                        .putEventsPerTopic("training.epochs", 3)
                        .setEpochsCompleted(3)
                        .setBestEpoch(2)
                        .setBestMetric("validation_loss")
                        .setBestValue(0.3)
                        .build());
    }

    @Test
    void doesNotTakeALossThatIsNoNumberForTheBest() {
        Outbox outbox = open(Map.of());
        outbox.append(Events.epoch("a", 1, Double.NaN));
        assertThat(outbox.accountOf("a", 1).getBestEpoch()).isZero();
        outbox.append(Events.epoch("a", 2, 0.3));
        outbox.append(Events.epoch("a", 3, Double.NaN));
        assertThat(outbox.accountOf("a", 1).getBestEpoch()).isEqualTo(2);
        assertThat(outbox.accountOf("a", 1).getBestValue()).isEqualTo(0.3);
    }

    @Test
    void countsAnEventBeforeAnybodyCanRemoveIt() {
        Outbox outbox = open(Map.of());
        CompletableFuture<Void> appended;
        StateFile locked = file;
        synchronized (locked) {
            appended = CompletableFuture.runAsync(() -> outbox.append(Events.started("a")));
            await().until(() -> outbox.eventsOf("a") == 1);
        }
        appended.join();
        assertThat(outbox.eventsOf("a")).isEqualTo(1);
    }

    @Test
    void countsNoEventThatCouldNotBeWritten() {
        Outbox outbox = open(Map.of());
        file.close();
        assertThatThrownBy(() -> outbox.append(Events.started("a"))).isInstanceOf(RuntimeException.class);
        assertThat(outbox.eventsOf("a")).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void keepsTheClosingEventAsTheAccountUntilItIsForgotten() {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        outbox.append(Events.finished("a", RunStatus.RUN_STATUS_STOPPED));
        assertThat(outbox.accountOf("a", 1).getStatus()).isEqualTo(RunStatus.RUN_STATUS_STOPPED);

        outbox.forgetAccount("a", 1);
        assertThat(outbox.accountOf("a", 1)).isEqualTo(RunFinished.getDefaultInstance());
    }

    @Test
    void makesARunWaitUntilThereIsRoom() throws Exception {
        Outbox outbox = open(Map.of("max-bytes", "1"));
        outbox.append(Events.started("a"));
        assertThat(outbox.isFull()).isTrue();
        CompletableFuture<Void> waiting = awaitRoom(outbox, new AtomicBoolean());

        outbox.remove(outbox.awaitWindow(10, ANY_SIZE));

        await().until(waiting::isDone);
        assertThat(outbox.isFull()).isFalse();
    }

    @Test
    void makesARunWaitNoLongerWhenItIsStopped() {
        Outbox outbox = open(Map.of("max-bytes", "1"));
        outbox.append(Events.started("a"));
        AtomicBoolean stopped = new AtomicBoolean();
        CompletableFuture<Void> waiting = awaitRoom(outbox, stopped);

        stopped.set(true);
        outbox.signal();

        await().until(waiting::isDone);
        assertThat(outbox.events()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"event, 3", "epoch, 2", "send, 0"})
    void waitsForTheDiskAsOftenAsItIsSet(String sync, int times) {
        Outbox outbox = open(Map.of("sync", sync));
        outbox.append(Events.started("a"));
        outbox.append(Events.epoch("a", 1, 0.5));
        outbox.append(Events.finished("a", RunStatus.RUN_STATUS_COMPLETED));
        assertThat(outbox.syncs()).isEqualTo(times);
    }

    @Test
    void waitsForTheDiskOnceAnEpochUnlessToldOtherwise() {
        Outbox outbox = open(Map.of());
        outbox.append(Events.started("a"));
        outbox.append(Events.epoch("a", 1, 0.5));
        assertThat(outbox.syncs()).isEqualTo(1);
    }

    @Test
    void refusesAnotherWayToWaitForTheDisk() {
        assertThatThrownBy(() -> open(Map.of("sync", "sometimes")))
                .hasStackTraceContaining("epochscope.outbox.sync")
                .hasStackTraceContaining("sometimes")
                .hasStackTraceContaining("allowed values");
    }

    @Test
    void refusesAnEventThatNoBrokerWouldTakeAndKeepsTheRest() {
        Outbox outbox = open(Map.of("max-event-bytes", "1024"));
        outbox.append(Events.started("a"));
        assertThatThrownBy(() -> outbox.append(Events.started("b".repeat(2_000))))
                .hasMessageContaining("training.runs")
                .hasMessageContaining("at most 1024")
                .hasMessageContaining("epochscope.outbox.max-event-bytes");
        assertThat(outbox.events()).isEqualTo(1);
    }

    private static CompletableFuture<Void> awaitRoom(Outbox outbox, AtomicBoolean abandoned) {
        return CompletableFuture.runAsync(() -> {
            try {
                outbox.awaitRoom(abandoned::get);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Event decode(Waiting waiting) {
        try {
            return Event.parseFrom(waiting.entry().payload());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outbox open(Map<String, String> settings) {
        file = StateFile.open(folder);
        return new Outbox(file, OutboxSettings.with(settings), Clock.systemUTC());
    }

    private Outbox reopen(Map<String, String> settings) {
        file.close();
        return open(settings);
    }
}
