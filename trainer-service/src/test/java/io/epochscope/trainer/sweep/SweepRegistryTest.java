package io.epochscope.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.trainer.queue.RunGroups.Stop;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of sweeps, and which run of one is best. */
class SweepRegistryTest {

    private static final String FOUR_RUNS =
            "{\"name\": \"rates\", \"request\": {\"epochs\": 5}, \"parameters\": {\"optimizer.learningRate\": [0.4, 0.3, 0.2, 0.1]}%s}";

    private final SweepReader reader = new SweepReader(
            new RequestReader(Catalogue.load(Thread.currentThread().getContextClassLoader())), () -> 100);

    @TempDir
    Path folder;

    private StateFile file;
    private RunRegistry runs;
    private SweepRegistry sweeps;

    @BeforeEach
    void open() {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        file = StateFile.open(folder);
        runs = new RunRegistry(file, json, Clock.systemUTC());
        sweeps = new SweepRegistry(file, json, runs, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void queuesTheRunsInTheirOrderAndTellsThemWhatTheyArePartOf() throws InterruptedException {
        String alone = runs.submit("alone", "{}").id();
        Sweep sweep = submit("");

        assertThat(runs.takeNext(run -> {})).map(Run::id).contains(alone);
        assertThat(sweeps.sweepOf(alone)).isEmpty();
        for (int position = 1; position <= 4; position++) {
            Run next = runs.takeNext(run -> {}).orElseThrow();
            assertThat(sweeps.sweepOf(next.id()))
                    .contains(SweepMembership.newBuilder()
                            .setSweepId(sweep.id())
                            .setName("rates")
                            .setPosition(position)
                            .setRuns(4)
                            .setMetric("validation_loss")
                            .putParameters("optimizer.learningRate", "0." + (5 - position))
                            .build());
        }
    }

    @Test
    void namesTheRunWithTheBestEpochOfThoseThatDidNotFail() throws InterruptedException {
        Sweep sweep = submit("");
        assertThat(sweeps.standing(sweep).status()).isEqualTo(SweepStatus.QUEUED);
        assertThat(sweeps.standing(sweep).best()).isEmpty();

        train(RunStatus.COMPLETED, 3, 2, 2, 4);
        train(RunStatus.FAILED, 1);
        assertThat(sweeps.standing(sweep).status()).isEqualTo(SweepStatus.RUNNING);
        train(RunStatus.STOPPED, Double.NaN, Double.NEGATIVE_INFINITY);
        String last = train(RunStatus.COMPLETED, 5, 2);

        SweepStanding standing = sweeps.standing(sweep);
        assertThat(standing.status()).isEqualTo(SweepStatus.COMPLETED);
        assertThat(standing.best()).get().satisfies(best -> {
            assertThat(best.place().position()).isEqualTo(1);
            assertThat(best.best().epoch()).isEqualTo(2);
            assertThat(best.best().value()).isEqualTo(2.0);
        });
        assertThat(standing.runs().get(3).run().id()).isEqualTo(last);
        assertThat(standing.words())
                .isEqualTo("the best of 4 runs is %s (rates: learningRate 0.4): validation_loss is 2.0 in epoch 2"
                        .formatted(sweep.runs().get(0).runId()));
    }

    @Test
    void saysThatNoneIsBest() throws InterruptedException {
        Sweep sweep = submit(", \"metric\": \"validation_accuracy\"");
        train(RunStatus.FAILED, 0.5);
        train(RunStatus.COMPLETED, Double.NaN);
        train(RunStatus.STOPPED);
        train(RunStatus.FAILED);

        assertThat(sweeps.standing(sweep).words())
                .isEqualTo("none of 4 runs is best: each failed or has no validation_accuracy that is a number");
    }

    @Test
    void anEpochWithoutTheMetricHasNoValueAndStopsNothing() throws InterruptedException {
        Sweep sweep = submit("");
        String run = runs.takeNext(taken -> {}).orElseThrow().id();

        assertThat(sweeps.epochCompleted(
                        run, EpochCompleted.newBuilder().setEpoch(1).build()))
                .isEmpty();
        assertThat(sweeps.standing(sweep).best()).isEmpty();
    }

    @Test
    void stopsARunThatIsWorseThanTheMedian() throws InterruptedException {
        submit(", \"stopping\": {\"after\": 2, \"least\": 2}");
        train(RunStatus.COMPLETED, 4, 2, 1, 1, 1);
        train(RunStatus.COMPLETED, 6, 4, 1, 1, 1);
        String third = runs.takeNext(taken -> {}).orElseThrow().id();

        assertThat(epoch(third, 1, 9)).isEmpty();
        assertThat(epoch(third, 2, 4.5))
                .contains(new Stop(
                        "median stopping: validation_loss was at best 4.5 (epoch 2) in 2 epochs, worse than 4, the median of"
                                + " what 2 other runs averaged over theirs",
                        "median stopping"));
    }

    @Test
    void letsARunThatHasTrainedItsLastEpochEnd() throws InterruptedException {
        submit(", \"stopping\": {\"after\": 1, \"least\": 1}");
        train(RunStatus.COMPLETED, 1, 1, 1, 1, 1);
        String second = runs.takeNext(taken -> {}).orElseThrow().id();

        assertThat(epoch(second, 4, 9)).isPresent();
        assertThat(epoch(second, 5, 9)).isEmpty();
    }

    @Test
    void withoutARuleNothingIsStopped() throws InterruptedException {
        submit("");
        for (int run = 0; run < 3; run++) {
            train(RunStatus.COMPLETED, 1, 1, 1, 1, 1);
        }
        assertThat(epoch(runs.takeNext(taken -> {}).orElseThrow().id(), 4, 99)).isEmpty();
    }

    @Test
    void knowsSweepsAndValuesAfterARestart() throws InterruptedException {
        Sweep sweep = submit(", \"stopping\": {\"after\": 1, \"least\": 1}");
        train(RunStatus.COMPLETED, 3, Double.NaN, 2);
        String running = runs.takeNext(taken -> {}).orElseThrow().id();
        epoch(running, 1, 2.5);
        epoch(running, 10, 2.25);
        sweeps.stop(sweep, "enough");
        SweepStanding before = sweeps.standing(sweeps.find(sweep.id()).orElseThrow());

        close();
        open();

        Sweep found = sweeps.find(sweep.id()).orElseThrow();
        assertThat(found).isEqualTo(before.sweep());
        assertThat(found.stopReason()).isEqualTo("enough");
        SweepStanding standing = sweeps.standing(found);
        assertThat(standing.best())
                .get()
                .extracting(best -> best.best().value())
                .isEqualTo(2.0);
        assertThat(standing.runs().get(1).best().value()).isEqualTo(2.25);
        assertThat(sweeps.sweepOf(running))
                .get()
                .extracting(SweepMembership::getPosition)
                .isEqualTo(2);
        assertThat(submit("").number()).isEqualTo(2);
        assertThat(sweeps.newestFirst()).extracting(Sweep::number).containsExactly(2L, 1L);
    }

    @Test
    void isStoppedOnlyIfARunWas() throws InterruptedException {
        Sweep sweep = submit("");
        sweeps.stop(sweep, "enough");
        for (int i = 0; i < 3; i++) {
            train(RunStatus.COMPLETED, 1);
        }
        assertThat(standingOf(sweep).status()).isEqualTo(SweepStatus.RUNNING);
        runs.stopQueued(sweep.runs().get(3).runId(), "enough");
        assertThat(standingOf(sweep).status()).isEqualTo(SweepStatus.STOPPED);
    }

    @Test
    void queuesAllRunsOrNone() {
        PlannedSweep planned = reader.read(FOUR_RUNS.formatted(""));
        file.close();

        assertThatThrownBy(() -> sweeps.submit(planned)).isInstanceOf(RuntimeException.class);

        assertThat(runs.newestFirst()).isEmpty();
        assertThat(sweeps.newestFirst()).isEmpty();
    }

    private Sweep submit(String more) {
        return sweeps.submit(reader.read(FOUR_RUNS.formatted(more)));
    }

    private SweepStanding standingOf(Sweep sweep) {
        return sweeps.standing(sweeps.find(sweep.id()).orElseThrow());
    }

    /** Trains the next run of the queue. */
    private String train(RunStatus end, double... values) throws InterruptedException {
        String run = runs.takeNext(taken -> {}).orElseThrow().id();
        for (int i = 0; i < values.length; i++) {
            epoch(run, i + 1, values[i]);
        }
        runs.finish(run, end, "", values.length);
        return run;
    }

    private Optional<Stop> epoch(String run, int epoch, double value) {
        return sweeps.epochCompleted(
                run,
                EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .addAllSplits(List.of(
                                SplitMetrics.newBuilder()
                                        .setSplit(Split.SPLIT_TRAIN)
                                        .setLoss(-1)
                                        .build(),
                                SplitMetrics.newBuilder()
                                        .setSplit(Split.SPLIT_VALIDATION)
                                        .setLoss(value)
                                        .putMetrics("accuracy", value)
                                        .build()))
                        .build());
    }
}
