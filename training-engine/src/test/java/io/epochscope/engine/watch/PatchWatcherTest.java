package io.epochscope.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SceneDescribed;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchWatcherTest {

    private final List<Event> events = new ArrayList<>();
    private final PatchWatcher watcher = watcher(true);

    @Test
    void scenesAreDescribedByChunkWithTheirSamples() throws IOException {
        watcher.describeScenes();

        assertThat(events).hasSize(3);
        SceneDescribed first = events.get(0).getSceneDescribed();
        assertThat(first.getPresence().isEmpty()).isTrue();
        assertThat(first.getSamplesCount()).isEqualTo(128);
        assertThat(first.getSamples(0)).isEqualTo(199);
        assertThat(first.getSamples(64)).isEqualTo(199 - StripOfPatches.COLUMNS);
        assertThat(first.getLabels(0)).isEqualTo(199 % 2);
        SceneDescribed second = events.get(1).getSceneDescribed();
        BitSet present = Presence.unpack(second.getPresence(), 128);
        assertThat(second.getSamplesCount()).isEqualTo(present.cardinality()).isEqualTo(64 + 6);
        assertThat(present.get(69)).isTrue();
        assertThat(present.get(70)).isFalse();
        assertThat(events.get(2).getSceneDescribed().getSamplesList()).containsExactly(71L, 70L);
    }

    @Test
    void scoresGoToThePatchOfTheirSample() {
        watcher.record(new int[] {0, 70, 199}, 1, 3);

        watcher.publish(4, Pass.PASS_VALIDATION);

        assertThat(events).hasSize(2);
        PatchScores first = events.get(0).getPatchScores();
        assertThat(first.getChunk()).isZero();
        assertThat(first.getEpoch()).isEqualTo(4);
        assertThat(first.getPass()).isEqualTo(Pass.PASS_VALIDATION);
        assertThat(Presence.unpack(first.getPresence(), 128).stream()).containsExactly(0);
        assertThat(first.getLossList()).containsExactly(2f);
        PatchScores last = events.get(1).getPatchScores();
        assertThat(last.getChunk()).isEqualTo(2);
        assertThat(Presence.unpack(last.getPresence(), 4).stream()).containsExactly(1);
        assertThat(last.getLossList()).containsExactly(1f);
        assertThat(last.getPredictedList()).containsExactly(1);
    }

    @Test
    void scoresAreKeptUntilTheyAreCleared() {
        watcher.record(new int[] {5}, 0, 1);
        watcher.publish(1, Pass.PASS_VALIDATION);
        watcher.publish(1, Pass.PASS_EVALUATION);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).getPatchScores())
                .isEqualTo(events.get(0).getPatchScores().toBuilder()
                        .setPass(Pass.PASS_EVALUATION)
                        .build());
        events.clear();
        watcher.clear();

        watcher.publish(1, Pass.PASS_VALIDATION);

        assertThat(events).isEmpty();
    }

    @Test
    void nothingIsPublishedWhenItIsOff() throws IOException {
        PatchWatcher off = watcher(false);

        off.describeScenes();
        off.record(new int[] {5}, 0, 1);
        off.publish(1, Pass.PASS_TRAINING);

        assertThat(events).isEmpty();
    }

    private PatchWatcher watcher(boolean on) {
        DataSet data = new StripOfPatches();
        return new PatchWatcher(
                on,
                data,
                new Classification(data),
                PlacesInBatch::new,
                new EventNumbering("strip", 1, events::add, Clock.systemUTC()));
    }
}
