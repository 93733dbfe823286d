package io.epochscope.trainer.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.outbox.BrokerChannel;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.outbox.OutboxConfig;
import io.epochscope.trainer.outbox.OutboxEntry;
import io.epochscope.trainer.outbox.OutboxPublisher;
import io.epochscope.trainer.outbox.OutboxSettings;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.store.StateFile;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingThreadTest {

    private static final String MANY_EPOCHS = """
            {"model": {"type": "mlp", "hidden": [8]}, "epochs": 100000, "dataset": {"samples": 100, "size": 12,
             "type": "generated"}}
            """;

    @TempDir
    Path folder;

    private final SlowDataSetType data = new SlowDataSetType();
    private StateFile file;
    private RunRegistry registry;
    private TrainingThread training;
    private BackgroundHealth health;

    @BeforeEach
    void open() {
        OutboxConfig config = OutboxSettings.with(Map.of());
        file = StateFile.open(folder);
        Outbox outbox = new Outbox(file, config, Clock.systemUTC());
        registry = new RunRegistry(file, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.systemUTC());
        Catalogue builtIn = Catalogue.load(Thread.currentThread().getContextClassLoader());
        RequestReader requests = new RequestReader(new Catalogue(builtIn.models(), Map.of(data.name(), data)));
        training = new TrainingThread(
                registry,
                requests,
                outbox,
                new RunClosing(outbox, Clock.systemUTC(), new NoGroups()),
                new ModelStore(() -> folder.resolve("models")),
                new NoGroups());
        health = new BackgroundHealth(training, new OutboxPublisher(outbox, new NoBroker(), config));
    }

    @AfterEach
    void close() throws InterruptedException {
        data.goOn.countDown();
        training.stop();
        file.close();
    }

    @Test
    void stopsARunWhoseDataIsStillBeingRead() throws InterruptedException {
        String id = registry.submit("early", MANY_EPOCHS).id();
        training.start();
        data.checking.await();

        training.stop(id, "enough");
        data.goOn.countDown();

        awaitFinished(id);
        assertThat(registry.find(id).orElseThrow().status()).isEqualTo(RunStatus.STOPPED);
        assertThat(registry.find(id).orElseThrow().reason()).isEqualTo("enough");
    }

    @Test
    void isShutDownWhileDataIsStillBeingRead() throws InterruptedException {
        String id = registry.submit("early", MANY_EPOCHS).id();
        training.start();
        data.checking.await();

        CompletableFuture<Void> shutDown = CompletableFuture.runAsync(this::stop);
        await().until(() -> registry.takeNext(run -> {}).isEmpty());
        data.goOn.countDown();

        await().atMost(Duration.ofMinutes(1)).until(shutDown::isDone);
        assertThat(registry.find(id).orElseThrow().status()).isEqualTo(RunStatus.STOPPED);
    }

    @Test
    void failsARunWhoseCorrectionsDoNotFitItsData() {
        data.goOn.countDown();
        String request = """
                {"corrections": [{"scene": "field", "row": 0, "column": 1, "action": "exclude"}]}
                """;
        String id = registry.submit("corrected", request).id();
        training.start();

        awaitFinished(id);
        assertThat(registry.find(id).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
        assertThat(registry.find(id).orElseThrow().reason())
                .isEqualTo("corrections[0].scene is field, accepted: one of samples");
    }

    @Test
    void goesOnWithTheNextRunWhenOneCannotBeClosed() {
        data.goOn.countDown();
        String tooLarge = "{\"epochs\": -1, \"name\": \"%s\"}".formatted("x".repeat(1_000_000));
        String unpublishable = registry.submit("too large", tooLarge).id();
        String next = registry.submit("next", "{\"epochs\": -1}").id();
        training.start();

        awaitFinished(next);

        assertThat(registry.find(unpublishable).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isReportedDownWhenTheQueueCannotBeReadAnyMore() {
        registry.submit("lost", MANY_EPOCHS);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        file.close();
        training.start();

        await().until(training::hasBrokenOff);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.call().getData().orElseThrow())
                .containsEntry("outbox publisher", "works")
                .containsEntry("training", "has broken off; the log says why");
    }

    private void awaitFinished(String id) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> registry.find(id).map(Run::status).orElseThrow().isFinished());
    }

    private void stop() {
        try {
            training.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class NoBroker implements BrokerChannel {

        @Override
        public Uni<Void> prepare() {
            return Uni.createFrom().nothing();
        }

        @Override
        public Uni<Void> send(OutboxEntry entry) {
            return Uni.createFrom().nothing();
        }
    }
}
