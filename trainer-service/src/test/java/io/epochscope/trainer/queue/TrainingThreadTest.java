package io.epochscope.trainer.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.trainer.checkpoint.CheckpointRetention;
import io.epochscope.trainer.checkpoint.CheckpointSettings;
import io.epochscope.trainer.checkpoint.CheckpointStore;
import io.epochscope.trainer.checkpoint.CrashResuming;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

    private static final String RESUMING =
            MANY_EPOCHS.replace("\"epochs\"", "\"checkpoints\": {\"resumeAfterCrash\": true}, \"epochs\"");

    @TempDir
    Path folder;

    private final SlowDataSetType data = new SlowDataSetType();
    private StateFile file;
    private Outbox outbox;
    private RunRegistry registry;
    private TrainingThread training;
    private BackgroundHealth health;

    @BeforeEach
    void open() {
        OutboxConfig config = OutboxSettings.with(Map.of());
        file = StateFile.open(folder);
        outbox = new Outbox(file, config, Clock.systemUTC());
        registry = new RunRegistry(file, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.systemUTC());
        CheckpointStore checkpoints = new CheckpointStore(CheckpointSettings.of(folder, 2));
        Catalogue builtIn = Catalogue.load(Thread.currentThread().getContextClassLoader());
        RequestReader requests = new RequestReader(new Catalogue(builtIn.models(), Map.of(data.name(), data)));
        training = new TrainingThread(
                registry,
                requests,
                outbox,
                new RunClosing(outbox, Clock.systemUTC(), new NoGroups()),
                new ModelStore(() -> folder.resolve("models")),
                checkpoints,
                new CheckpointRetention(checkpoints, registry, CheckpointSettings.of(folder, 2)),
                new CrashResuming(requests, checkpoints, CheckpointSettings.of(folder, 2)),
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
    void closesARunWhoseRequestNoEventHasRoomForAndGoesOnWithTheNext() throws Exception {
        data.goOn.countDown();
        String tooLarge = "{\"epochs\": -1, \"name\": \"%s\"}".formatted("x".repeat(1_000_000));
        String unpublishable = registry.submit("too large", tooLarge).id();
        String next = registry.submit("next", "{\"epochs\": -1}").id();
        training.start();

        awaitFinished(next);

        assertThat(registry.find(unpublishable).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
        assertThat(closings(unpublishable))
                .extracting(RunFinished::getStatus, RunFinished::getReason)
                .containsExactly(tuple(io.epochscope.events.v1.RunStatus.RUN_STATUS_FAILED, "epochs, name are wrong"));
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void keepsTheCheckpointsOfTheRunsThatEndedLast() {
        data.goOn.countDown();
        List<String> ids = Stream.of(1, 2, 3)
                .map(epochs -> registry.submit("run", MANY_EPOCHS.replace("100000", epochs.toString()))
                        .id())
                .toList();
        training.start();

        awaitFinished(ids.get(2));
        await().until(() -> Files.notExists(folder.resolve("checkpoints").resolve(ids.get(0))));
        assertThat(folder.resolve("checkpoints").resolve(ids.get(1))).isDirectory();
        assertThat(folder.resolve("checkpoints").resolve(ids.get(2))).isDirectory();
    }

    @Test
    void aRunWhoseCheckpointIsGoneFailsAndKeepsItsEpochs() throws InterruptedException {
        data.goOn.countDown();
        String id = registry.submit("gone", MANY_EPOCHS).id();
        registry.takeNext(run -> {});
        registry.finish(id, RunStatus.STOPPED, "enough", 4);
        registry.resume(id, MANY_EPOCHS, "epoch-0004-attempt-1");
        training.start();

        awaitFinished(id);
        Run run = registry.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.reason()).startsWith("there is no checkpoint in ");
        assertThat(run.epochsCompleted()).isEqualTo(4);
    }

    /** A run of one epoch that was to have another one, as a trainer that died in that has left it. */
    private String interrupted(String request) throws InterruptedException {
        data.goOn.countDown();
        String id =
                registry.submit("interrupted", request.replace("100000", "1")).id();
        training.start();
        awaitFinished(id);
        training.stop();
        reopen();
        registry.resume(id, request.replace("100000", "2"), "epoch-0001-attempt-1");
        registry.takeNext(run -> {});
        reopen();
        return id;
    }

    /** What is left when a process is killed: nothing is stopped or closed in an orderly way. */
    private void reopen() throws InterruptedException {
        file.close();
        open();
    }

    @Test
    void aRunThatWasInterruptedGoesOnFromItsLastCheckpointBeforeAllOthersIfItIsToDoSo() throws Exception {
        String id = interrupted(RESUMING);
        String waiting =
                registry.submit("waiting", RESUMING.replace("100000", "1")).id();
        training.start();

        awaitFinished(waiting);
        Run run = registry.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.attempt()).isEqualTo(3);
        assertThat(run.checkpoint()).isEqualTo("epoch-0001-attempt-1");
        assertThat(run.epochsCompleted()).isEqualTo(2);
        assertThat(run.startedAt())
                .isBefore(registry.find(waiting).orElseThrow().startedAt());
        assertThat(closings(id))
                .extracting(RunFinished::getStatus, RunFinished::getReason)
                .containsExactly(
                        tuple(io.epochscope.events.v1.RunStatus.RUN_STATUS_COMPLETED, ""),
                        tuple(
                                io.epochscope.events.v1.RunStatus.RUN_STATUS_FAILED,
                                "the trainer stopped while it was training; it goes on after epoch 1 as attempt 3"),
                        tuple(io.epochscope.events.v1.RunStatus.RUN_STATUS_COMPLETED, ""));
    }

    @Test
    void aRunThatWasInterruptedFailsIfNobodyAskedForMore() throws Exception {
        String id = interrupted(MANY_EPOCHS);
        training.start();

        awaitFinished(id);
        Run run = registry.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.reason()).isEqualTo("the trainer stopped while it was training");
        assertThat(run.attempt()).isEqualTo(2);
    }

    @Test
    void aRunThatWasInterruptedBeforeItsFirstCheckpointFails() throws Exception {
        data.goOn.countDown();
        String id = registry.submit("early", RESUMING).id();
        registry.takeNext(run -> {});
        reopen();
        training.start();

        awaitFinished(id);
        Run run = registry.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.reason())
                .isEqualTo("the trainer stopped while it was training; it has no checkpoint to go on from");
    }

    @Test
    void aRunThatTheTrainerDiesOfIsGivenUp() throws Exception {
        String id = interrupted(RESUMING);
        for (int crash = 0; crash < 2; crash++) {
            Run again = registry.find(id).orElseThrow();
            registry.resumeInterrupted(id, "again", "epoch-0001-attempt-1", again.crashes() + 1);
            registry.takeNext(run -> {});
            reopen();
        }
        training.start();

        awaitFinished(id);
        Run run = registry.find(id).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.reason())
                .isEqualTo("the trainer stopped while it was training; it has not got past epoch 1 in 2 attempts after"
                        + " a crash (epochscope.checkpoints.crashes)");
    }

    private List<RunFinished> closings(String id) throws Exception {
        List<RunFinished> closings = new ArrayList<>();
        for (Outbox.Waiting waiting : outbox.awaitWindow(10_000, Long.MAX_VALUE)) {
            Event event = Event.parseFrom(waiting.entry().payload());
            if (event.getRunId().equals(id) && event.hasRunFinished()) {
                closings.add(event.getRunFinished());
            }
        }
        return closings;
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
