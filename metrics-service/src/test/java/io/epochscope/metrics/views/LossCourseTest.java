package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The losses of runs in a few points. */
class LossCourseTest {

    private final TestDatabase database = new TestDatabase();

    private void store(String id, int epochs, IntToDoubleFunction loss) throws SQLException {
        var run = new FixtureRun(id);
        run.add(Event.newBuilder().setRunStarted(RunStarted.newBuilder().setName(id)));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            run.add(Event.newBuilder()
                    .setEpochCompleted(EpochCompleted.newBuilder()
                            .setEpoch(epoch)
                            .setStep(epoch)
                            .addSplits(SplitMetrics.newBuilder()
                                    .setSplit(Split.SPLIT_TRAIN)
                                    .setPass(Pass.PASS_TRAINING)
                                    .setSamples(1)
                                    .setLoss(loss.applyAsDouble(epoch)))));
        }
        new EventStore(database.dataSource()).store(run.events());
    }

    /** As the role that dashboards read with. */
    private List<List<String>> course(String ids, int points) throws SQLException {
        try (Connection reader = database.reader()) {
            return TestDatabase.query(
                    reader,
                    "select run_id, split, epoch, loss from loss_course(?::text[], ?)",
                    "{" + ids + "}",
                    points);
        }
    }

    @Test
    void areAllThereIfTheyAreFew() throws SQLException {
        store("course-short", 3, epoch -> 1.0 / epoch);

        assertThat(course("course-short", 60))
                .extracting(row -> row.get(2), row -> row.get(3))
                .containsExactly(tuple("1", "1"), tuple("2", "0.5"), tuple("3", "0.3333333333333333"));
    }

    @Test
    void keepFirstLastAndWhatSticksOut() throws SQLException {
        store("course-long", 1_000, epoch -> switch (epoch) {
            case 333 -> 9;
            case 777 -> -9;
            case 500 -> Double.NaN;
            default -> 1 + 0.001 * (epoch % 7);
        });

        List<List<String>> course = course("course-long", 60);

        assertThat(course).hasSizeBetween(30, 60);
        assertThat(course)
                .extracting(row -> Integer.valueOf(row.get(2)))
                .contains(1, 333, 500, 777, 1_000)
                .isSorted();
        assertThat(course)
                .filteredOn(row -> row.get(2).equals("333"))
                .containsExactly(List.of("course-long", "train", "333", "9"));
        assertThat(course).extracting(row -> row.get(3)).contains("NaN", "-9");
    }

    @Test
    void areOfThoseRunsAlone() throws SQLException {
        store("course-one", 2, epoch -> epoch);
        store("course-two", 2, epoch -> 2 * epoch);
        store("course-other", 2, epoch -> 3 * epoch);

        assertThat(course("course-one,course-two,course-none", 60))
                .extracting(row -> row.get(0), row -> row.get(3))
                .containsExactly(
                        tuple("course-one", "1"),
                        tuple("course-one", "2"),
                        tuple("course-two", "2"),
                        tuple("course-two", "4"));
    }
}
