package io.epochscope.benchmarks.judging;

import com.google.protobuf.util.Timestamps;
import io.epochscope.engine.classification.Classification;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.SplitMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run that nobody trained: a made-up classifier of 1,000 classes becomes surer, in ten steps, since it takes long to
 * judge that many logits. Used by one thread.
 */
final class ClassifierRun {

    private static final int CLASSES = 1_000;
    private static final int SAMPLES = 50_000;
    private static final int STEPS = 10;

    /** What the true class's logit has on top: nearly nothing is right with the first, nearly all with the last. */
    private static final float WEAKEST = 3;

    private static final float STRONGEST = 12;

    private final String runId;
    private final int epochs;
    private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);
    private long bytes;
    private long cells;
    private double first;
    private double last;

    /** @param epochs a multiple of ten */
    ClassifierRun(String runId, int epochs) {
        this.runId = runId;
        this.epochs = epochs;
    }

    String id() {
        return runId;
    }

    /** All of the run, in order. */
    List<Event> events() {
        MadeUpClassifier classifier = new MadeUpClassifier(CLASSES, SAMPLES);
        List<Event> events = new ArrayList<>();
        RunStarted.Builder started = RunStarted.newBuilder()
                .setName(runId)
                .setKind("training")
                .setRequestJson("{}")
                .setModel("made up")
                .setDataset(classifier.name())
                .setEpochs(epochs);
        new Classification(classifier).describe(started);
        events.add(numbered(Event.newBuilder().setRunStarted(started)));
        SplitMetrics judged = SplitMetrics.getDefaultInstance();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            if ((epoch - 1) % (epochs / STEPS) == 0) {
                int step = (epoch - 1) / (epochs / STEPS);
                judged = classifier.judged(WEAKEST + step * (STRONGEST - WEAKEST) / (STEPS - 1));
            }
            events.add(epoch(epoch, judged));
        }
        events.add(closing());
        return events;
    }

    /** How much there was to store, for people. */
    String shown() {
        return String.format(
                Locale.ROOT,
                "%.0f MB, %,d cells of matrices, %,d spreads of p(class); accuracy %.3f to %.3f",
                bytes / 1e6,
                cells,
                (long) epochs * CLASSES,
                first,
                last);
    }

    private Event epoch(int epoch, SplitMetrics judged) {
        last = judged.getMetricsOrThrow("accuracy");
        if (epoch == 1) {
            first = last;
        }
        cells += judged.getConfusion().getCountsCount();
        Event event = numbered(Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder()
                        .setEpoch(epoch)
                        .setStep(epoch)
                        .addSplits(judged)));
        bytes += event.getSerializedSize();
        return event;
    }

    private Event closing() {
        RunFinished.Builder finished = RunFinished.newBuilder()
                .setStatus(RunStatus.RUN_STATUS_COMPLETED)
                .setEpochsCompleted(epochs);
        sequences.forEach((topic, count) -> finished.putEventsPerTopic(topic.topicName(), count));
        finished.putEventsPerTopic(Topic.RUNS.topicName(), sequences.get(Topic.RUNS) + 1);
        return numbered(Event.newBuilder().setRunFinished(finished));
    }

    private Event numbered(Event.Builder event) {
        Topic topic = Topic.of(event.getBodyCase()).orElseThrow();
        return event.setRunId(runId)
                .setAttempt(1)
                .setSequence(sequences.merge(topic, 1L, Long::sum))
                .setOccurredAt(Timestamps.fromMillis(System.currentTimeMillis()))
                .build();
    }
}
