package io.epochscope.metrics.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.Topic;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunDeleted;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.NetworkRun;
import io.epochscope.metrics.fixture.RunContent;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the views say of {@link NetworkRun}. */
class NetworkViewsTest {

    private static final String RUN = "viewed-network";

    private final TestDatabase database = new TestDatabase();
    private final EventStore store = new EventStore(database.dataSource());

    @BeforeEach
    void store() throws SQLException {
        store.store(NetworkRun.completed(RUN));
    }

    private List<List<String>> read(String sql) throws SQLException {
        return database.query(sql, RUN);
    }

    @Test
    void theFixtureKeepsTheContract() throws Exception {
        for (Event event : NetworkRun.completed("contract-network")) {
            new EventContract().check(event, Topic.of(event.getBodyCase()).orElseThrow());
        }
    }

    @Test
    void samples() throws SQLException {
        assertThat(read("""
                        select layer, split, sample, unit, value from sample_activation
                        where run_id = ? and epoch = 2 order by sample, unit
                        """))
                .containsExactly(
                        List.of("02ReLU", "train", "3", "0", "0"),
                        List.of("02ReLU", "train", "3", "1", "4"),
                        List.of("02ReLU", "train", "3", "2", "1"),
                        List.of("02ReLU", "validation", "12", "0", "0"),
                        List.of("02ReLU", "validation", "12", "1", "13"),
                        List.of("02ReLU", "validation", "12", "2", "1"));
        assertThat(read("""
                        select split, sample, label, class_index, probability, predicted, loss from sample_output
                        where run_id = ? and epoch = 2 order by sample, class_index
                        """))
                .containsExactly(
                        List.of("train", "3", "1", "0", "0.75", "0", "0.75"),
                        List.of("train", "3", "1", "1", "0.25", "0", "0.75"),
                        List.of("validation", "12", "0", "0", "0.75", "0", "0.75"),
                        List.of("validation", "12", "0", "1", "0.25", "0", "0.75"));
        assertThat(read("select split, sample, label, scene, grid_row, grid_col from watched_sample where run_id = ?"))
                .containsExactlyInAnyOrder(
                        List.of("train", "3", "1", "samples", "0", "3"),
                        List.of("validation", "12", "0", "samples", "2", "2"));
    }

    @Test
    void outputsOfARegressionAndOfWhatIsNoNumber() throws SQLException {
        var run = new FixtureRun("odd-outputs");
        var output = SampleOutput.newBuilder()
                .setSplit(Split.SPLIT_TEST)
                .setLabel(-1)
                .setLoss(0.5f);
        run.add(Event.newBuilder().setSampleOutput(output.setSample(1)));
        run.add(Event.newBuilder()
                .setSampleOutput(output.setSample(2).addProbabilities(Float.NaN).addProbabilities(0)));
        store.store(run.events());
        assertThat(database.query("""
                        select sample, label, class_index, probability, predicted from sample_output
                        where run_id = 'odd-outputs' order by sample, class_index
                        """))
                .containsExactly(
                        Arrays.asList("1", null, null, null, null),
                        Arrays.asList("2", null, "0", "NaN", "1"),
                        Arrays.asList("2", null, "1", "0", "1"));
        assertThat(database.query("select sample, scene, grid_row from watched_sample where run_id = 'odd-outputs'"))
                .containsExactlyInAnyOrder(Arrays.asList("1", null, null), Arrays.asList("2", null, null));
    }

    @Test
    void features() throws SQLException {
        assertThat(
                        read(
                                "select layer, epoch, features, explained_x, explained_y, points from feature_projection where run_id = ? and epoch = 1"))
                .containsExactly(List.of("02ReLU", "1", "4", "0.75", "0.125", "3"));
        assertThat(read("""
                        select split, sample, label, predicted, correct, loss, x, y from feature_point
                        where run_id = ? and epoch = 2 order by sample
                        """))
                .containsExactly(
                        List.of("train", "3", "1", "0", "f", "2", "-1", "0.5"),
                        List.of("validation", "12", "0", "0", "t", "0.25", "1", "-0.5"),
                        Arrays.asList("validation", "14", null, "1", null, "NaN", "0", "2"));
    }

    @Test
    void pictures() throws SQLException {
        assertThat(read("""
                        select kind, layer, split, sample, unit, tiles, of, low, high from network_picture
                        where run_id = ? and epoch = 2 and kind in ('filters', 'top-samples') order by kind, layer, unit
                        """))
                .containsExactly(
                        Arrays.asList("filters", "01Conv2d", "", null, null, "8", "8", "-3", "3"),
                        Arrays.asList("filters", "03Linear", "", null, null, "6", "12", "-0.5", "0.5"),
                        Arrays.asList("top-samples", "01Conv2d", "", null, "0", "9", "9", null, null),
                        Arrays.asList("top-samples", "01Conv2d", "", null, "1", "9", "9", null, null));
        assertThat(read("""
                        select kind, split, sample, tiles, low from network_picture
                        where run_id = ? and layer = '' and tiles is distinct from 1 and octet_length(png) > 8 and split = 'train' order by kind
                        """))
                .containsExactly(
                        Arrays.asList("sample", "train", "3", null, null),
                        Arrays.asList("sample-input", "train", "3", "2", "-3"));
        assertThat(read("""
                        select rank, sample, split, label, score from top_sample
                        where run_id = ? and layer = '01Conv2d' and epoch = 2 and unit = 1 and rank in (1, 2, 9) order by rank
                        """))
                .containsExactly(
                        List.of("1", "100", "validation", "0", "10"),
                        List.of("2", "101", "validation", "1", "9"),
                        Arrays.asList("9", "108", "validation", null, "2"));
    }

    @Test
    void isTheSameWhateverTheOrderAndTheRepetitions() throws SQLException {
        var content = new RunContent(database);
        List<Event> all = new ArrayList<>(NetworkRun.completed("shuffled-network"));
        all.addAll(NetworkRun.again("shuffled-network", 2));
        store.store(all);
        List<String> expected = content.of("shuffled-network");

        List<Event> shuffled = new ArrayList<>(NetworkRun.completed("shuffled-again"));
        shuffled.addAll(NetworkRun.again("shuffled-again", 2));
        shuffled.addAll(List.copyOf(shuffled));
        Collections.shuffle(shuffled, new Random(5));
        for (int from = 0; from < shuffled.size(); from += 50) {
            store.store(shuffled.subList(from, Math.min(shuffled.size(), from + 50)));
        }
        assertThat(content.of("shuffled-again")).isEqualTo(expected);
        assertThat(
                        database.query(
                                "select epoch, value from sample_activation where run_id = 'shuffled-again' and sample = 3 and unit = 2 order by epoch"))
                .as("of the later attempt")
                .containsExactly(List.of("0", "1"), List.of("1", "1"), List.of("2", "2"));
        assertThat(database.query("""
                        select superseded > 0 from run_completeness
                        where run_id = 'shuffled-again' and attempt = 1 and topic = 'training.histograms'
                        """)).containsExactly(List.of("t"));
    }

    @Test
    void goesWithItsRun() throws SQLException {
        store.store(NetworkRun.completed("gone-network"));
        store.store(NetworkRun.again("gone-network", 1));
        store.store(List.of(Event.newBuilder()
                .setRunId("gone-network")
                .setAttempt(2)
                .setSequence(99)
                .setRunDeleted(RunDeleted.newBuilder().setReason("by request"))
                .build()));
        assertThat(new RunContent(database).of("gone-network")).isEmpty();
        assertThat(database.query("""
                        select content.address from store.picture_content content
                        where not exists (select from store.picture where picture.address = content.address)
                        """)).as("content that nobody shows").isEmpty();
        assertThat(read("select count(*) > 0 from network_picture where run_id = ?"))
                .containsExactly(List.of("t"));
    }
}
