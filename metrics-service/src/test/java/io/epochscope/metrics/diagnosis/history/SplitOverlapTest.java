package io.epochscope.metrics.diagnosis.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.Buckets;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Moments;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import io.epochscope.metrics.fixture.FixtureRun;
import io.epochscope.metrics.fixture.TestDatabase;
import io.epochscope.metrics.ingest.EventStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an opening event to what rules and dashboards see of it. */
class SplitOverlapTest {

    private static final String RUN = "overlaps";

    private final TestDatabase database = new TestDatabase();

    @Test
    void theNewestOpeningEventCounts() throws Exception {
        var run = new FixtureRun(RUN);
        run.add(opening(9));
        run.add(opening(2));
        run.add(Event.newBuilder()
                .setTensorHistogram(TensorHistogram.newBuilder()
                        .setLayer("01Linear")
                        .setTensor("weight")
                        .setKind(TensorKind.TENSOR_KIND_WEIGHT)
                        .addAllShape(List.of(1L, 2L))
                        .setHistogram(Histogram.newBuilder()
                                .setPrecisionBits(1)
                                .setPositive(Buckets.newBuilder().addIndex(0).addCount(2))
                                .setMoments(Moments.newBuilder()
                                        .setCount(2)
                                        .setMean(1)
                                        .setMin(1)
                                        .setMax(1)))));
        new EventStore(database.dataSource()).store(run.events());

        assertThat(database.query(
                        "select first, second, samples from run_split_overlap where run_id = ? order by second", RUN))
                .containsExactly(List.of("train", "test", "0"), List.of("train", "validation", "2"));
        long key = Long.parseLong(database.query("select run_key from store.run where run_id = ?", RUN)
                .get(0)
                .get(0));
        assertThat(new RunHistoryReader(database.dataSource()).read(key)).hasValueSatisfying(history -> {
            assertThat(history.facts().overlaps())
                    .containsExactly(new SplitOverlap("train", "test", 0), new SplitOverlap("train", "validation", 2));
            assertThat(history.layersAtStart()
                            .get("01Linear")
                            .weights()
                            .get("weight")
                            .shape())
                    .containsExactly(1L, 2L);
        });
    }

    private static Event.Builder opening(long shared) {
        return Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .addOverlaps(io.epochscope.events.v1.SplitOverlap.newBuilder()
                                .setFirst(Split.SPLIT_TRAIN)
                                .setSecond(Split.SPLIT_VALIDATION)
                                .setSamples(shared))
                        .addOverlaps(io.epochscope.events.v1.SplitOverlap.newBuilder()
                                .setFirst(Split.SPLIT_TRAIN)
                                .setSecond(Split.SPLIT_TEST)));
    }
}
