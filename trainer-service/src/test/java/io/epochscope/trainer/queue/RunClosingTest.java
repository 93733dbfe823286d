package io.epochscope.trainer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.trainer.outbox.Events;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.outbox.OutboxSettings;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunClosingTest {

    private static final String REASON = "the trainer stopped while it was training";

    @TempDir
    Path folder;

    private StateFile file;
    private Outbox outbox;
    private RunClosing closing;
    private RunRegistry registry;
    private Run run;

    @BeforeEach
    void open() throws InterruptedException {
        file = StateFile.open(folder);
        outbox = new Outbox(file, OutboxSettings.with(Map.of()), Clock.systemUTC());
        closing = new RunClosing(outbox, Clock.systemUTC(), new NoGroups());
        registry = new RunRegistry(file, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.systemUTC());
        registry.submit("interrupted", "{\"epochs\":3}");
        run = registry.takeNext(taken -> {}).orElseThrow();
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void closesARunThatWasInterruptedWithTheNextSequenceAndTheNumbersOfWhatItPublished() throws Exception {
        outbox.append(Events.started(run.id()));
        outbox.append(Events.epoch(run.id(), 1, 0.5));
        outbox.append(Events.epoch(run.id(), 2, 0.6));

        closing.close(run, RunStatus.RUN_STATUS_FAILED, REASON);

        Event last = last(events());
        assertThat(last.getSequence()).isEqualTo(2);
        assertThat(last.getAttempt()).isEqualTo(1);
        RunFinished finished = last.getRunFinished();
        assertThat(finished.getStatus()).isEqualTo(RunStatus.RUN_STATUS_FAILED);
        assertThat(finished.getReason()).isEqualTo(REASON);
        assertThat(finished.getEpochsCompleted()).isEqualTo(2);
        assertThat(finished.getBestEpoch()).isEqualTo(1);
        assertThat(finished.getEventsPerTopicMap())
                .containsOnly(Map.entry("training.runs", 2L), Map.entry("training.epochs", 2L));
    }

    @Test
    void opensARunThatHadPublishedNothingBeforeItClosesIt() throws Exception {
        closing.close(run, RunStatus.RUN_STATUS_FAILED, "the data is gone");

        List<Event> events = events();
        assertThat(events).extracting(Event::getSequence).containsExactly(1L, 2L);
        assertThat(events.get(0).getRunStarted().getName()).isEqualTo("interrupted");
        assertThat(events.get(0).getRunStarted().getRequestJson()).isEqualTo("{\"epochs\":3}");
        assertThat(events.get(1).getRunFinished().getEventsPerTopicMap()).containsOnly(Map.entry("training.runs", 2L));
    }

    @Test
    void closesARunWhoseRequestOrReasonNoEventHasRoomFor() throws Exception {
        registry.submit("large", "{\"dataset\":{\"folder\":\"%s\"}}".formatted("x".repeat(1_000_000)));
        Run large = registry.takeNext(taken -> {}).orElseThrow();

        RunFinished finished = closing.close(large, RunStatus.RUN_STATUS_FAILED, "no folder " + "x".repeat(1_000_000));

        assertThat(finished.getReason()).startsWith("no folder xxx").hasSize(10_000);
        assertThat(events()).extracting(Event::getSequence).containsExactly(1L, 2L);
        assertThat(events().get(0).getRunStarted().getName()).isEqualTo("large");
        assertThat(events().get(0).getRunStarted().getRequestJson()).isEmpty();
        assertThat(events().get(1).getRunFinished()).isEqualTo(finished);
    }

    @Test
    void opensARunThatNeverBeganAsOfTheKindThatWasAskedFor() throws Exception {
        registry.submit("test", "{\"kind\":\"rate-range-test\"}");
        Run test = registry.takeNext(taken -> {}).orElseThrow();

        closing.close(run, RunStatus.RUN_STATUS_FAILED, REASON);
        closing.close(test, RunStatus.RUN_STATUS_FAILED, REASON);

        assertThat(events())
                .filteredOn(Event::hasRunStarted)
                .extracting(event -> event.getRunStarted().getKind())
                .containsExactly("training", "rate-range-test");
    }

    @Test
    void closesALaterAttemptThatHadPublishedNothingWithoutOpeningTheRunAgain() throws Exception {
        Run resumed = resumed();

        RunFinished finished = closing.close(resumed, RunStatus.RUN_STATUS_FAILED, "the data is gone");

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getAttempt()).isEqualTo(2);
            assertThat(event.getSequence()).isEqualTo(1);
            assertThat(event.getRunFinished()).isEqualTo(finished);
        });
        assertThat(finished.getEpochsCompleted()).isEqualTo(4);
        assertThat(finished.getEventsPerTopicMap()).containsOnly(Map.entry("training.runs", 1L));
    }

    @Test
    void closesALaterAttemptWithTheEpochsAndTheBestOfAll() throws Exception {
        Run resumed = resumed();
        outbox.beginAccount(
                resumed.id(),
                2,
                RunFinished.newBuilder()
                        .setEpochsCompleted(4)
                        .setBestEpoch(3)
                        .setBestMetric("validation_loss")
                        .setBestValue(0.2)
                        .build());
        outbox.append(Events.started(resumed.id()).toBuilder().setAttempt(2).build());
        outbox.append(
                Events.epoch(resumed.id(), 5, 0.3).toBuilder().setAttempt(2).build());

        RunFinished finished = closing.close(resumed, RunStatus.RUN_STATUS_FAILED, REASON);

        assertThat(finished.getEpochsCompleted()).isEqualTo(5);
        assertThat(finished.getBestEpoch()).isEqualTo(3);
        assertThat(finished.getEventsPerTopicMap())
                .containsOnly(Map.entry("training.runs", 2L), Map.entry("training.epochs", 1L));
    }

    private Run resumed() throws InterruptedException {
        registry.finish(run.id(), io.epochscope.trainer.registry.RunStatus.STOPPED, "enough", 4);
        registry.resume(run.id(), run.requestJson(), "epoch-0004-attempt-1");
        return registry.takeNext(taken -> {}).orElseThrow();
    }

    @Test
    void leavesARunAloneThatWasClosedBeforeTheTrainerStopped() throws Exception {
        outbox.append(Events.started(run.id()));
        outbox.append(Events.finished(run.id(), RunStatus.RUN_STATUS_COMPLETED));

        RunFinished finished = closing.close(run, RunStatus.RUN_STATUS_FAILED, REASON);

        assertThat(finished.getStatus()).isEqualTo(RunStatus.RUN_STATUS_COMPLETED);
        assertThat(events()).hasSize(2);
    }

    private List<Event> events() throws InterruptedException, InvalidProtocolBufferException {
        List<Event> events = new ArrayList<>();
        for (Outbox.Waiting waiting : outbox.awaitWindow(100, Long.MAX_VALUE)) {
            events.add(Event.parseFrom(waiting.entry().payload()));
        }
        return events;
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }
}
