package io.epochscope.metrics.imports;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.AttemptStarted;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a file tells of a run, as the events that a trainer would have published.
 *
 * @param name as people read it; empty for none
 * @param format of the file, in words
 * @param steps values by step
 */
public record ImportedRun(String name, String format, Figures figures, List<StepScalars> steps) {

    private static final String KIND = "import";
    private static final String ACCURACY = "accuracy";

    /** All events of a run that has completed, numbered so that it is proved complete. */
    public List<Event> events(String runId, Instant now) {
        var numbered = new Numbered(runId, now);
        numbered.add(Event.newBuilder().setRunStarted(started()));
        numbered.add(Event.newBuilder()
                .setAttemptStarted(AttemptStarted.newBuilder().setFromEpoch(1).setReason("imported")));
        steps.forEach(slice -> numbered.add(Event.newBuilder().setStepScalars(slice)));
        for (EpochCompleted epoch : figures.completed()) {
            numbered.add(Event.newBuilder().setEpochCompleted(epoch));
        }
        numbered.close(finished());
        return numbered.events;
    }

    private RunStarted.Builder started() {
        return RunStarted.newBuilder()
                .setName(name)
                .setKind(KIND)
                .setLearningRate(figures.firstLearningRate())
                .setEpochs(figures.count())
                .setTask(figures.has(ACCURACY) ? Task.TASK_CLASSIFICATION : Task.TASK_UNSPECIFIED)
                .putEnvironment("imported-from", format);
    }

    private RunFinished.Builder finished() {
        var finished = RunFinished.newBuilder()
                .setStatus(RunStatus.RUN_STATUS_COMPLETED)
                .setReason("imported")
                .setEpochsCompleted(figures.count());
        figures.best()
                .ifPresent(best -> finished.setBestEpoch(best.getKey())
                        .setBestMetric("validation_loss")
                        .setBestValue(best.getValue()));
        return finished;
    }

    private static final class Numbered {

        private final String runId;
        private final Timestamp at;
        private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);
        private final List<Event> events = new ArrayList<>();

        Numbered(String runId, Instant now) {
            this.runId = runId;
            at = Timestamp.newBuilder()
                    .setSeconds(now.getEpochSecond())
                    .setNanos(now.getNano())
                    .build();
        }

        void add(Event.Builder event) {
            Topic topic = Topic.of(event.getBodyCase()).orElseThrow();
            events.add(event.setRunId(runId)
                    .setAttempt(1)
                    .setSequence(sequences.merge(topic, 1L, Long::sum))
                    .setOccurredAt(at)
                    .build());
        }

        /** Counts what there is, and the closing event itself. */
        void close(RunFinished.Builder finished) {
            sequences.forEach((topic, sent) -> finished.putEventsPerTopic(topic.topicName(), sent));
            finished.putEventsPerTopic(Topic.RUNS.topicName(), sequences.get(Topic.RUNS) + 1);
            add(Event.newBuilder().setRunFinished(finished));
        }
    }
}
