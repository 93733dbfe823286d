package io.epochscope.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.model.cnn.CnnParameters;
import io.epochscope.engine.model.cnn.CnnType;
import io.epochscope.engine.network.Network;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureWatcherTest {

    private static final FewSamples DATA = FewSamples.of(new Shape(3, 8, 8), 2, 90);

    private final List<Event> events = new ArrayList<>();
    private final PictureWatcher watcher = new PictureWatcher(
            new PictureWatcher.Schedule(10),
            new PictureWatcher.Subjects(DATA, new Classification(DATA), SplitSamples.of(DATA), List.of(), 1),
            new EventNumbering("run", 1, events::add, Clock.systemUTC()));

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(3);
    }

    @Test
    void watchingLeavesNoArraysBehind() throws IOException {
        try (Network network = network()) {
            watcher.begin(network);
            watcher.watch(network, 10, false, 1);
            int before = arrays(network);
            for (int i = 0; i < 10; i++) {
                watcher.watch(network, 10, false, 1);
            }

            assertThat(arrays(network)).isEqualTo(before);
        }
    }

    @Test
    void aNetworkThatHasNotMovedLooksTheSame() throws IOException {
        try (Network network = network()) {
            watcher.begin(network);
            events.clear();

            watcher.watch(network, 10, false, 1);
            watcher.watch(network, 25, true, 2);

            assertThat(events.stream().filter(Event::hasPicture).map(Event::getPicture))
                    .isNotEmpty()
                    .allMatch(picture -> picture.getPng().isEmpty());
            assertThat(events.stream()
                            .filter(Event::hasFeatureProjection)
                            .map(event -> event.getFeatureProjection().getXList())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void otherEpochsAreNotWatched() throws IOException {
        try (Network network = network()) {
            watcher.begin(network);
            events.clear();

            for (int epoch : List.of(1, 9, 11, 24)) {
                watcher.watch(network, epoch, false, epoch);
            }
            assertThat(events).isEmpty();

            watcher.watch(network, 20, false, 20);
            assertThat(events.stream().filter(Event::hasPicture).map(Event::getPicture))
                    .isNotEmpty()
                    .extracting(Picture::getEpoch)
                    .containsOnly(20);
        }
    }

    private static Network network() {
        return new Network(
                new CnnType().create(new CnnParameters(List.of(4), 3, true, 0.2, 5), DATA.sampleShape(), 2),
                DATA.sampleShape());
    }

    private static int arrays(Network network) {
        try (NDManager scope = network.newScope()) {
            return scope.getParentManager().getManagedArrays().size();
        }
    }
}
