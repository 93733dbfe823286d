package io.epochscope.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.training.Progress;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRegistryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T04:15:30.123456789Z");

    @TempDir
    Path folder;

    private StateFile file;
    private RunRegistry registry;

    @BeforeEach
    void open() {
        file = StateFile.open(folder);
        registry = new RunRegistry(
                file, new ObjectMapper().registerModule(new JavaTimeModule()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void handsARunOverBeforeItSaysThatItRuns() throws InterruptedException {
        String id = registry.submit("a", "{}").id();
        AtomicReference<Run> taken = new AtomicReference<>();
        registry.takeNext(taken::set);
        assertThat(taken.get()).isEqualTo(registry.find(id).orElseThrow());
    }

    @Test
    void givesIdsThatSortByTimeAndFitTheContract() {
        assertThat(submit("a").id()).matches("20261123-041530-[a-z0-9]{4}");
    }

    @Test
    void queuesRunsOfOneSecondInTheOrderInWhichTheyCame() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(submit("run " + i).id());
        }
        assertThat(registry.queuePosition(ids.get(19))).isEqualTo(20);
        for (String id : ids) {
            assertThat(registry.takeNext(taken -> {})).map(Run::id).contains(id);
        }
        assertThat(registry.queuePosition(ids.get(19))).isZero();
        assertThat(registry.newestFirst().get(0).id()).isEqualTo(ids.get(19));
    }

    @Test
    void knowsRunsAndQueueAfterARestart() throws InterruptedException {
        String done = submit("done").id();
        registry.takeNext(taken -> {});
        registry.changeProgress(done, new Progress(2, 3, 5, 5, 0.5, 0.75, Double.NaN, Double.POSITIVE_INFINITY));
        registry.finish(done, RunStatus.COMPLETED, "", 2);
        String broken = submit("broken").id();
        registry.takeNext(taken -> {});
        String queued = submit("queued").id();
        List<Run> before = registry.newestFirst();

        close();
        open();

        assertThat(registry.newestFirst()).isEqualTo(before);
        assertThat(registry.find(broken)).map(Run::status).contains(RunStatus.RUNNING);
        assertThat(registry.takeNext(taken -> {})).map(Run::id).contains(queued);
        assertThat(submit("new").number()).isEqualTo(4);
    }

    @Test
    void stopsAQueuedRunAtOnceAndLeavesOthersAlone() throws InterruptedException {
        String first = submit("a").id();
        String second = submit("b").id();
        registry.takeNext(taken -> {});
        assertThat(registry.stopQueued(first, "no")).isFalse();
        assertThat(registry.stopQueued(second, "not needed")).isTrue();
        assertThat(registry.find(second))
                .map(run -> run.status() + " " + run.reason())
                .contains("STOPPED not needed");
    }

    @Test
    void aResumedRunIsQueuedBehindTheOthersAsItsNextAttempt() throws InterruptedException {
        String first = submit("a").id();
        registry.takeNext(taken -> {});
        registry.finish(first, RunStatus.STOPPED, "enough", 3);
        String second = submit("b").id();
        Run resumed = registry.resume(first, "{\"epochs\":9}", "epoch-0003-attempt-1");
        String third = submit("c").id();
        assertThat(resumed.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(resumed.attempt()).isEqualTo(2);
        assertThat(resumed.epochsCompleted()).isEqualTo(3);
        assertThatThrownBy(() -> registry.resume(first, "{}", "again")).hasMessageContaining("QUEUED");

        close();
        open();

        assertThat(List.of(second, first, third))
                .allSatisfy(id ->
                        assertThat(registry.takeNext(taken -> {})).map(Run::id).contains(id));
        assertThat(registry.find(first)).map(Run::checkpoint).contains("epoch-0003-attempt-1");
        assertThat(registry.find(first)).map(Run::requestJson).contains("{\"epochs\":9}");
        assertThat(registry.newestFirst()).extracting(Run::name).containsExactly("c", "b", "a");
    }

    @Test
    void aResumedRunThatIsStoppedInTheQueueHasTheEpochsItHad() throws InterruptedException {
        String id = submit("a").id();
        registry.takeNext(taken -> {});
        registry.finish(id, RunStatus.FAILED, "broken", 3);
        registry.resume(id, "{}", "epoch-0003-attempt-1");
        registry.stopQueued(id, "not needed");

        assertThat(registry.find(id)).map(Run::epochsCompleted).contains(3);
        assertThat(registry.find(id)).map(Run::status).contains(RunStatus.STOPPED);
    }

    @Test
    void neverChangesARunThatHasEnded() throws InterruptedException {
        String id = submit("a").id();
        registry.takeNext(taken -> {});
        registry.finish(id, RunStatus.FAILED, "broken", 0);
        assertThatThrownBy(() -> registry.finish(id, RunStatus.COMPLETED, "", 1))
                .hasMessageContaining("FAILED");
    }

    @Test
    void endsWaitingForRunsWhenItIsClosed() throws InterruptedException {
        submit("stays queued");
        registry.close();
        assertThat(registry.takeNext(taken -> {})).isEmpty();
    }

    private Run submit(String name) {
        return registry.submit(name, "{}");
    }
}
