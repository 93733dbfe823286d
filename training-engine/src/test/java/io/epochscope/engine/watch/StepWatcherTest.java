package io.epochscope.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StepWatcherTest {

    private final List<Event> events = new ArrayList<>();
    private final StepWatcher watcher =
            new StepWatcher(true, new EventNumbering("steps", 1, events::add, Clock.systemUTC()));

    @Test
    void aLongEpochGoesOutInSlices() {
        for (long step = 1; step <= 100_000; step++) {
            watcher.add(step, 2.0 / step, 0.5);
        }
        watcher.publish(3);

        assertThat(events)
                .hasSize(20)
                .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(200_000));
        List<StepScalars> losses = scalars("loss");
        assertThat(losses).extracting(StepScalars::getEpoch).containsOnly(3);
        assertThat(losses.stream().flatMap(each -> each.getStepsList().stream()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100_000).boxed().toList());
        assertThat(losses.get(1).getSteps(0)).isEqualTo(10_001);
        assertThat(losses.get(1).getValues(0)).isEqualTo(2.0 / 10_001);
        assertThat(scalars("learning_rate")).hasSize(10);
    }

    @Test
    void eachEpochBeginsAnew() {
        watcher.add(1, 1, 0.5);
        watcher.publish(1);
        watcher.publish(2);
        watcher.add(2, 1, 0.5);
        watcher.publish(3);

        assertThat(scalars("loss")).extracting(StepScalars::getStepsList).containsExactly(List.of(1L), List.of(2L));
    }

    private List<StepScalars> scalars(String name) {
        return events.stream()
                .map(Event::getStepScalars)
                .filter(each -> each.getName().equals(name))
                .toList();
    }
}
