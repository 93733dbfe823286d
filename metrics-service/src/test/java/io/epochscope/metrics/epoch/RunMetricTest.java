package io.epochscope.metrics.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of each metric, against what the stored epochs come to. */
class RunMetricTest {

    private static final double[] LOSSES = {
        2, Double.NaN, 0.5, Double.NEGATIVE_INFINITY, 0.5, 3, Double.POSITIVE_INFINITY, 3
    };

    private static final String FROM_SCRATCH = """
            with measured as (select * from epoch_metric where run_id = ?)
            select
              split,
              metric,
              count(*),
              max(epoch),
              (array_agg(value order by epoch desc))[1],
              (array_agg(epoch order by value, epoch) filter (where abs(value) < 'Infinity'))[1],
              min(value) filter (where abs(value) < 'Infinity'),
              (array_agg(epoch order by value desc, epoch) filter (where abs(value) < 'Infinity'))[1],
              max(value) filter (where abs(value) < 'Infinity')
            from measured
            group by split, metric
            order by split, metric
            """;

    private static final String STORED = """
            select split, metric, epochs, last_epoch, last_value, lowest_epoch, lowest, highest_epoch, highest
            from run_metric where run_id = ? order by split, metric
            """;

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @Test
    void namesTheFirstBestEpochAndTakesNoneThatIsNotFinite() throws Exception {
        store.store(events("figures", 1, LOSSES));
        assertThat(database.query("""
                        select split, metric, epochs, last_epoch, last_value, best_epoch, best_value, lowest_epoch, lowest,
                          highest_epoch, highest
                        from run_metric where run_id = 'figures' order by split, metric
                        """))
                .containsExactly(
                        Arrays.asList("", "own", "8", "8", "8", null, null, "1", "1", "8", "8"),
                        List.of("train", "accuracy", "8", "8", "-3", "3", "-0.5", "6", "-3", "3", "-0.5"),
                        List.of("train", "loss", "8", "8", "3", "3", "0.5", "3", "0.5", "6", "3"));
        store.store(events("nothing-finite", 1, Double.NaN));
        assertThat(
                        database.query(
                                "select last_value, best_epoch, best_value, lowest from run_metric where run_id = 'nothing-finite' and metric = 'loss'"))
                .containsExactly(Arrays.asList("NaN", null, null, null));
    }

    @Test
    void isTheSameWhateverTheOrderTheAttemptsAndTheRepetitions() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            String run = "order-" + seed;
            var random = new Random(seed);
            List<Event> events = new ArrayList<>(events(run, 1, LOSSES));
            // Epochs from the sixth on are trained again, with worse losses and one that loses its own metric.
            List<Event> again =
                    events(run, 2, 2, 1, 1, 1, 1, 9, Double.NaN, 0.25).subList(5, 8);
            Event withoutOwn = again.get(0).toBuilder()
                    .setEpochCompleted(
                            again.get(0).getEpochCompleted().toBuilder().clearMetrics())
                    .build();
            events.addAll(List.of(withoutOwn, again.get(1), again.get(2)));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, random);
            while (!events.isEmpty()) {
                List<Event> batch = events.subList(0, 1 + random.nextInt(Math.min(4, events.size())));
                store.store(batch);
                batch.clear();
                assertThat(stored(run)).isEqualTo(fromScratch(run));
            }
            assertThat(stored(run)).hasSize(3);
        }
    }

    @Test
    void worksOutAnewOnlyTheRunWhoseEpochWasReplaced() throws Exception {
        String other = UUID.randomUUID().toString();
        store.store(events("replaced", 1, 1, 2));
        store.store(events(other, 1, 5));
        List<Event> mixed = new ArrayList<>(events("replaced", 2, 7));
        mixed.addAll(events(other, 1, 5, 4));
        store.store(mixed);

        assertThat(stored("replaced")).isEqualTo(fromScratch("replaced"));
        assertThat(stored(other)).isEqualTo(fromScratch(other));
        assertThat(database.query(
                        "select lowest, highest from run_metric where run_id = 'replaced' and metric = 'loss'"))
                .containsExactly(List.of("2", "7"));
    }

    private List<List<String>> stored(String run) throws SQLException {
        return database.query(STORED, run);
    }

    private List<List<String>> fromScratch(String run) throws SQLException {
        return database.query(FROM_SCRATCH, run);
    }

    /** One epoch for each loss; accuracy is the loss with its sign changed, and the run's own metric the epoch. */
    private static List<Event> events(String run, int attempt, double... losses) {
        var fixture = new FixtureRun(run, attempt);
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            double loss = losses[epoch - 1];
            fixture.add(Event.newBuilder()
                    .setEpochCompleted(EpochCompleted.newBuilder()
                            .setEpoch(epoch)
                            .setStep(epoch)
                            .putMetrics("own", epoch)
                            .addSplits(SplitMetrics.newBuilder()
                                    .setSplit(Split.SPLIT_TRAIN)
                                    .setPass(Pass.PASS_TRAINING)
                                    .setSamples(1)
                                    .setLoss(loss)
                                    // Not listed: a split says its loss itself.
                                    .putMetrics("loss", 77)
                                    .putMetrics("accuracy", -loss))));
        }
        return fixture.events();
    }
}
