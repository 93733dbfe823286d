package io.epochscope.metrics.diagnosis.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.backing.test.BackingServices;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two that judge the same runs by turns, as processes do whose partitions are given to one another. */
@QuarkusTest
@WithTestResource(BackingServices.class)
class JudgedRunsTest {

    private final TestDatabase database = new TestDatabase();
    private final JudgedRuns one = judge();
    private final JudgedRuns other = judge();

    @Test
    void whatTheOtherWasToldOfIsFoundByBoth() throws SQLException {
        var run = new FixtureRun("by-turns").opened();
        long key = store("by-turns", run.events());
        store("by-turns", epoch(run, 1, 1.0));
        one.judge(key, 1);
        store("by-turns", epoch(run, 2, Double.NaN));
        other.judge(key, 2);
        List<List<String>> before = nonFinite(key);

        store("by-turns", epoch(run, 3, 0.8));
        one.judge(key, 3);

        assertThat(before).containsExactly(List.of("2", "2", "t", "f"));
        assertThat(nonFinite(key)).isEqualTo(before);
    }

    @Test
    void whatTheOtherWithdrewIsWrittenAgainWhereItHolds() throws SQLException {
        var run = new FixtureRun("withdrawn-by-turns").opened();
        long key = store("withdrawn-by-turns", run.events());
        store("withdrawn-by-turns", epoch(run, 1, Double.NaN));
        one.judge(key, 1);
        database.query("update store.finding set withdrawn = true where run_key = ? returning run_key", key);
        database.query(
                "update store.run_judgement set judged_event_at = judged_event_at - interval '1 s' where run_key = ?"
                        + " returning run_key",
                key);

        one.judge(key, 2);

        assertThat(nonFinite(key)).containsExactly(List.of("1", "1", "t", "f"));
    }

    @Test
    void whatIsAsItWasIsNotWrittenAgain() throws SQLException {
        var run = new FixtureRun("written-once").opened();
        long key = store("written-once", run.events());
        store("written-once", epoch(run, 1, Double.NaN));
        one.judge(key, 1);
        database.query("update store.finding set message = 'as it was' where run_key = ? returning run_key", key);

        store("written-once", epoch(run, 2, 0.9));
        one.judge(key, 2);

        assertThat(database.query("select message from store.finding where run_key = ? and rule = 'non-finite'", key))
                .containsExactly(List.of("as it was"));
    }

    private JudgedRuns judge() {
        return new JudgedRuns(database.dataSource(), new RuleBook(Thresholds.standard()), 5, 2);
    }

    private long store(String id, List<Event> events) throws SQLException {
        new EventStore(database.dataSource()).store(events);
        return Long.parseLong(database.query("select run_key from store.run where run_id = ?", id)
                .get(0)
                .get(0));
    }

    private List<List<String>> nonFinite(long key) throws SQLException {
        return database.query(
                "select first_epoch, last_epoch, open, withdrawn from store.finding where run_key = ? and rule = 'non-finite'",
                key);
    }

    private static List<Event> epoch(FixtureRun run, int epoch, double loss) {
        return List.of(run.add(Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .setStep(3L * epoch)
                        .setLearningRate(0.001)
                        .addSplits(SplitMetrics.newBuilder()
                                .setSplit(Split.SPLIT_TRAIN)
                                .setPass(Pass.PASS_TRAINING)
                                .setSamples(10)
                                .setLoss(loss)))));
    }
}
