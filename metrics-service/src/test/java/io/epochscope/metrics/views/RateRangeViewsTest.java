package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RateRangeRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of {@link RateRangeRun}. */
class RateRangeViewsTest {

    private static final String RUN = "rates";

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeEach
    void store() throws SQLException {
        store.store(RateRangeRun.completed(RUN));
    }

    @Test
    void everyStepHasItsRateAndItsLosses() throws SQLException {
        assertThat(database.query(
                        "select step, learning_rate, loss, smoothed_loss from rate_range where run_id = ? order by step",
                        RUN))
                .containsExactly(
                        List.of("1", "1e-05", "4", "4"),
                        List.of("2", "0.0001", "4", "4"),
                        List.of("3", "0.001", "3", "3.5"),
                        List.of("4", "0.01", "1", "2"),
                        List.of("5", "0.1", "2", "2"),
                        List.of("6", "1", "NaN", "NaN"));
    }

    @Test
    void oneSuggestionIsRecommended() throws SQLException {
        assertThat(database.query("select * from rate_range_suggestion where run_id = ? order by method", RUN))
                .containsExactly(
                        List.of(RUN, "minimum", "0.002", "f"),
                        List.of(RUN, "steepest", "0.01", "f"),
                        List.of(RUN, "valley", "0.001", "t"));
    }

    /** Whatever metrics and scalars it has. */
    @Test
    void aTrainingHasNeither() throws SQLException {
        List<Event> training = FixtureRun.completed("trained");
        store.store(training);
        store.store(List.of(
                scalar("learning_rate", training.get(0)),
                scalar("loss", training.get(0)),
                scalar("smoothed_loss", training.get(0))));

        assertThat(database.query("select 1 from step_scalar where run_id = 'trained' and name = 'smoothed_loss'"))
                .hasSize(1);
        assertThat(database.query("select * from rate_range where run_id = 'trained'"))
                .isEmpty();
        assertThat(database.query("select * from rate_range_suggestion where run_id = 'trained'"))
                .isEmpty();
    }

    private static Event scalar(String name, Event like) {
        return like.toBuilder()
                .clearSequence()
                .setStepScalars(StepScalars.newBuilder()
                        .setName(name)
                        .setEpoch(7)
                        .addSteps(1)
                        .addValues(1))
                .build();
    }
}
