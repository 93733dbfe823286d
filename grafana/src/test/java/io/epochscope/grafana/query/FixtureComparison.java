package io.epochscope.grafana.query;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.StepScalars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two seeds each of a network without dropout and of one with, two epochs long. The first run has a step whose loss is
 * not a number, the last one an exact evaluation of its second epoch.
 */
final class FixtureComparison {
    static final List<String> RUNS = List.of("compared-1", "compared-2", "compared-3", "compared-4");

    private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00Z");
    private static final int SECONDS_BETWEEN = 3600;
    private static final String REQUEST = """
            {"name": "%s", "seed": %d, "epochs": 2, "model": {"type": "mlp", "hidden": [8], "dropout": %s},
             "optimizer": {"type": "adam", "learningRate": 0.001}}
            """;

    private final List<Event> events = new ArrayList<>();
    private Map<Topic, Long> sequences;
    private int run = -1;

    private FixtureComparison() {}

    static List<Event> runs() {
        return new FixtureComparison()
                .opened("Plain", 1, "0.0")
                .steps(4, 3, Double.NaN, 2)
                .epoch(1, 0.75, 1, 0.5)
                .epoch(2, 0.25, 0.5, 0.75)
                .opened("Plain", 2, "0.0")
                .epoch(1, 1, 1.5, 0.25)
                .epoch(2, 0.25, 0.75, 0.625)
                .opened("Dropped", 1, "0.5")
                .steps(1, 2, 3, 4)
                .epoch(1, 1.25, 1.25, 0.5)
                .epoch(2, 0.375, 0.375, 0.875)
                .opened("Dropped", 2, "0.5")
                .epoch(1, 1.5, 1.75, 0.25)
                .epoch(2, 0.25, 0.25, 0.875, 0.125)
                .events;
    }

    private FixtureComparison opened(String name, int seed, String dropout) {
        run++;
        sequences = new EnumMap<>(Topic.class);
        return add(Event.newBuilder()
                .setRunStarted(RunStarted.newBuilder()
                        .setName(name)
                        .setSeed(seed)
                        .setEpochs(2)
                        .setRequestJson(REQUEST.formatted(name, seed, dropout))));
    }

    private FixtureComparison steps(double... losses) {
        var scalars = StepScalars.newBuilder().setName("loss").setEpoch(1);
        for (int i = 0; i < losses.length; i++) {
            scalars.addSteps(i + 1L).addValues(losses[i]);
        }
        return add(Event.newBuilder().setStepScalars(scalars));
    }

    private FixtureComparison epoch(int epoch, double train, double validation, double accuracy, double... evaluated) {
        var completed = EpochCompleted.newBuilder()
                .setEpoch(epoch)
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_TRAIN)
                        .setPass(Pass.PASS_TRAINING)
                        .setLoss(train))
                .addSplits(SplitMetrics.newBuilder()
                        .setSplit(Split.SPLIT_VALIDATION)
                        .setPass(Pass.PASS_VALIDATION)
                        .setLoss(validation)
                        .putMetrics("accuracy", accuracy));
        for (double loss : evaluated) {
            completed.putMetrics("evaluation_train_loss", loss);
        }
        return add(Event.newBuilder().setEpochCompleted(completed));
    }

    private FixtureComparison add(Event.Builder event) {
        events.add(event.setRunId(RUNS.get(run))
                .setAttempt(1)
                .setSequence(sequences.merge(Topic.of(event.getBodyCase()).orElseThrow(), 1L, Long::sum))
                .setOccurredAt(Timestamp.newBuilder().setSeconds(BEGUN.getEpochSecond() + (long) SECONDS_BETWEEN * run))
                .build());
        return this;
    }
}
