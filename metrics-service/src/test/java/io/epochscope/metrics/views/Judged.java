package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.ConfusionMatrix;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.List;

/** A run of which an epoch's judgement is stored and read. */
final class Judged {

    private final TestDatabase database = new TestDatabase();
    private final String run;
    private final FixtureRun events;

    Judged(String run) {
        this.run = run;
        events = new FixtureRun(run);
    }

    /** Stores an epoch with these splits. */
    Judged epoch(int epoch, SplitMetrics.Builder... splits) throws SQLException {
        var body = EpochCompleted.newBuilder().setEpoch(epoch);
        for (SplitMetrics.Builder split : splits) {
            body.addSplits(split);
        }
        return store(Event.newBuilder().setEpochCompleted(body));
    }

    /** Stores an event of the run. */
    Judged store(Event.Builder event) throws SQLException {
        new EventStore(database.dataSource()).store(List.of(events.add(event)));
        return this;
    }

    /** A split that was judged, of so many samples. */
    static SplitMetrics.Builder split(Split split, long samples) {
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(Pass.PASS_VALIDATION)
                .setSamples(samples)
                .setLoss(0.5);
    }

    /** A validation split of which all cells of the matrix are sent. */
    static SplitMetrics.Builder matrix(int classes, long... counts) {
        var matrix = ConfusionMatrix.newBuilder().setClasses(classes);
        long samples = 0;
        for (long count : counts) {
            matrix.addCounts(count);
            samples += count;
        }
        return split(Split.SPLIT_VALIDATION, samples).setConfusion(matrix);
    }

    /** Rows of a query with the run as its first parameter. */
    List<List<String>> read(String sql) throws SQLException {
        return database.query(sql, run);
    }

    /** Checks columns of a row against figures, of which null is one that is not defined. */
    static void assertFigures(String what, List<String> columns, Double... expected) {
        assertThat(columns).as(what).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] == null) {
                assertThat(columns.get(i)).as("%s, column %d", what, i).isNull();
            } else {
                assertThat(columns.get(i)).as("%s, column %d", what, i).isNotNull();
                assertThat(Double.parseDouble(columns.get(i)))
                        .as("%s, column %d", what, i)
                        .isCloseTo(expected[i], GoldenFigures.EXACT);
            }
        }
    }
}
