package io.epochscope.engine.training;

import io.epochscope.engine.events.EventSink;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.ArrayList;
import java.util.List;

/** Keeps every event of a run. */
final class CollectedEvents implements EventSink {

    private final List<Event> events = new ArrayList<>();

    @Override
    public void publish(Event event) {
        events.add(event);
    }

    List<Event> all() {
        return events;
    }

    List<Event> of(Topic topic) {
        return events.stream()
                .filter(event -> Topic.of(event.getBodyCase()).orElseThrow() == topic)
                .toList();
    }

    List<EpochCompleted> epochs() {
        return events.stream()
                .filter(Event::hasEpochCompleted)
                .map(Event::getEpochCompleted)
                .toList();
    }

    List<PatchScores> patchScores() {
        return events.stream()
                .filter(Event::hasPatchScores)
                .map(Event::getPatchScores)
                .toList();
    }

    RunFinished finished() {
        return events.get(events.size() - 1).getRunFinished();
    }

    static SplitMetrics metrics(EpochCompleted epoch, Split split) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() == split)
                .findFirst()
                .orElseThrow(() -> new AssertionError(split + " is not in epoch " + epoch.getEpoch()));
    }
}
