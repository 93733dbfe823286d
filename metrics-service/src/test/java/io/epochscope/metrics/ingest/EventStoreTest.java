package io.epochscope.metrics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventStoreTest {

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());
    private final RunContent content = new RunContent(database);

    @Test
    void theFixtureKeepsTheContract() throws Exception {
        for (Event event : FixtureRun.completed("contract")) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void storesTheSameWhateverTheOrderTheBatchesAndTheRepetitions() throws Exception {
        store.store(FixtureRun.completed("in-order"));
        List<String> expected = content.of("in-order");

        List<Event> reversed = new ArrayList<>(FixtureRun.completed("reversed"));
        Collections.reverse(reversed);
        for (Event event : reversed) {
            store.store(List.of(event));
        }
        List<Event> repeated = new ArrayList<>(FixtureRun.completed("repeated"));
        repeated.addAll(FixtureRun.completed("repeated"));
        Collections.shuffle(repeated, new Random(1));
        store.store(repeated.subList(0, 40));
        store.store(repeated.subList(20, repeated.size()));
        store.store(repeated.subList(20, repeated.size()));

        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(content.of("reversed")).isEqualTo(expected);
        assertThat(content.of("repeated")).isEqualTo(expected);
    }

    @Test
    void theHighestAttemptWinsWhateverTheOrder() throws Exception {
        List<Event> first =
                new FixtureRun("resumed", 1).opened().epoch(1).epoch(2).events();
        List<Event> second = new FixtureRun("resumed", 2).epoch(2).closed().events();
        store.store(first);
        store.store(second);

        List<Event> late =
                new ArrayList<>(new FixtureRun("late", 2).epoch(2).closed().events());
        late.addAll(new FixtureRun("late", 1).opened().epoch(1).epoch(2).events());
        for (Event event : late) {
            store.store(List.of(event));
        }
        List<Event> atOnce = new ArrayList<>(
                new FixtureRun("at-once", 1).opened().epoch(1).epoch(2).events());
        atOnce.addAll(new FixtureRun("at-once", 2).epoch(2).closed().events());
        store.store(atOnce);

        assertThat(content.of("late")).isEqualTo(content.of("resumed"));
        assertThat(content.of("at-once")).isEqualTo(content.of("resumed"));
        assertThat(database.query(
                        "select epoch, attempt, train_loss from run_epoch where run_id = 'resumed' order by epoch"))
                .containsExactly(List.of("1", "1", "1"), List.of("2", "2", "1.5"));
        assertThat(
                        database.query(
                                "select topic, superseded_sequences from run_completeness where run_id = 'resumed' and attempt = 1 order by topic"))
                .containsExactly(
                        List.of("training.epochs", "{[3,5)}"),
                        List.of("training.histograms", "{[2,3)}"),
                        List.of("training.patches", "{[13,19)}"),
                        List.of("training.pictures", "{}"),
                        List.of("training.runs", "{}"));
    }

    @Test
    void anEpochsStepsComeInSlices() throws Exception {
        var first = new FixtureRun("sliced", 1);
        Event whole = first.add(slice(1, 2));
        Event tail = first.add(slice(3, 4));
        Event repeated = new FixtureRun("sliced", 2).add(slice(1));
        store.store(List.of(tail));
        store.store(List.of(whole));
        assertThat(database.query("select step from step_scalar where run_id = 'sliced' order by step"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"), List.of("4"));

        store.store(List.of(repeated));
        assertThat(database.query("select step from step_scalar where run_id = 'sliced'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void withoutSequencesTheFirstOneStays() throws Exception {
        Event said = new FixtureRun("corrected")
                .add(slice(1)).toBuilder().clearSequence().build();
        Event.Builder corrected = said.toBuilder();
        corrected.getStepScalarsBuilder().setValues(0, 7);
        store.store(List.of(said));
        store.store(List.of(corrected.build()));
        assertThat(database.query("select value from step_scalar where run_id = 'corrected'"))
                .containsExactly(List.of("1"));
        store.store(List.of(corrected.setAttempt(2).build()));
        assertThat(database.query("select value from step_scalar where run_id = 'corrected'"))
                .containsExactly(List.of("7"));
    }

    private static Event.Builder slice(int... steps) {
        var scalars = StepScalars.newBuilder().setName("loss").setEpoch(1);
        for (int step : steps) {
            scalars.addSteps(step).addValues(step);
        }
        return Event.newBuilder().setStepScalars(scalars);
    }

    @Test
    void aDeletedRunStaysDeleted() throws Exception {
        store.store(FixtureRun.completed("kept"));
        store.store(FixtureRun.completed("deleted"));
        store.store(List.of(Event.newBuilder()
                .setRunId("deleted")
                .setAttempt(1)
                .setSequence(9)
                .setRunDeleted(RunDeleted.newBuilder().setReason("by request"))
                .build()));
        store.store(FixtureRun.completed("deleted"));

        assertThat(content.of("deleted")).isEmpty();
        assertThat(database.query("select from store.run where run_id = 'deleted'"))
                .isEmpty();
        assertThat(database.query("select reason from store.deleted_run where run_id = 'deleted'"))
                .containsExactly(List.of("by request"));
        assertThat(database.query("select png is null from picture where run_id = 'kept'"))
                .containsExactly(List.of("f"));
    }
}
