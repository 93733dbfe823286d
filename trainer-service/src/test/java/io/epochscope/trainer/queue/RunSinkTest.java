package io.epochscope.trainer.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.trainer.outbox.Events;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.outbox.OutboxSettings;
import io.epochscope.trainer.progress.ProgressView;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose outbox is full after each event. */
class RunSinkTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private StateFile file;
    private Outbox outbox;
    private RunRegistry registry;
    private RunSink sink;
    private String run;

    @BeforeEach
    void open() throws InterruptedException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        file = StateFile.open(folder);
        outbox = new Outbox(file, OutboxSettings.with(Map.of("max-bytes", "1")), clock);
        registry = new RunRegistry(file, new ObjectMapper().registerModule(new JavaTimeModule()), clock);
        sink = new RunSink(outbox, registry, epoch -> {}, () -> false);
        run = registry.submit("waiting", "{}").id();
        registry.takeNext(taken -> {});
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void waitsAtTheEndOfAnEpochAloneAndSaysSinceWhen() throws Exception {
        sink.publish(Events.started(run));
        assertThat(shown().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(shown().waitingSince()).isNull();

        CompletableFuture<Void> epoch = CompletableFuture.runAsync(() -> sink.publish(Events.epoch(run, 1, 0.5)));
        await().until(() -> shown().status() == RunStatus.WAITING_FOR_BROKER);
        assertThat(shown().waitingSince()).isEqualTo(NOW);
        assertThat(shown().reason())
                .startsWith("the outbox is full: 2 events (")
                .endsWith("wait for the broker");
        assertThat(epoch).isNotDone();

        outbox.remove(outbox.awaitWindow(10, Long.MAX_VALUE));
        await().until(epoch::isDone);
        assertThat(shown().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(shown().waitingSince()).isNull();
        assertThat(shown().reason()).isEmpty();
    }

    private ProgressView shown() {
        return ProgressView.of(registry.find(run).orElseThrow());
    }
}
