package io.epochscope.grafana.query;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.SweepMembership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep of four runs over a rate and a model, of which the third is best and one has not begun: the second is
 * stopped, and the fourth, with the lowest loss of all, fails.
 */
final class FixtureSweep {
    static final String SWEEP = "swept";

    private static final Instant BEGUN = Instant.parse("2026-11-18T10:00:00Z");
    private static final int RUNS = 5;

    private final List<Event> events = new ArrayList<>();

    private FixtureSweep() {}

    static List<Event> runs() {
        return new FixtureSweep()
                .run(1, "0.001", "mlp", RunStatus.RUN_STATUS_COMPLETED, "", 2, 1)
                .run(2, "0.1", "mlp", RunStatus.RUN_STATUS_STOPPED, "median stopping: worse", 3)
                .run(3, "0.001", "cnn", RunStatus.RUN_STATUS_COMPLETED, "", 1.5, 0.5)
                .run(4, "0.1", "cnn", RunStatus.RUN_STATUS_FAILED, "broke", 0.25)
                .events;
    }

    private FixtureSweep run(int position, String rate, String model, RunStatus end, String reason, double... losses) {
        String run = SWEEP + "-" + position;
        Map<Topic, Long> sequences = new EnumMap<>(Topic.class);
        String words = "it's \"odd\": learningRate " + rate + ", type " + model;
        add(
                run,
                sequences,
                Event.newBuilder()
                        .setRunStarted(RunStarted.newBuilder()
                                .setName(words)
                                .setGroup("it's \"odd\"")
                                .setSweep(SweepMembership.newBuilder()
                                        .setSweepId(SWEEP)
                                        .setName("it's \"odd\"")
                                        .setPosition(position)
                                        .setRuns(RUNS)
                                        .setMetric("validation_loss")
                                        .putParameters("optimizer.learningRate", rate)
                                        .putParameters("model.type", "\"" + model + "\""))));
        for (int i = 0; i < losses.length; i++) {
            add(
                    run,
                    sequences,
                    Event.newBuilder()
                            .setEpochCompleted(EpochCompleted.newBuilder()
                                    .setEpoch(i + 1)
                                    .addSplits(SplitMetrics.newBuilder()
                                            .setSplit(Split.SPLIT_VALIDATION)
                                            .setPass(Pass.PASS_VALIDATION)
                                            .setLoss(losses[i]))));
        }
        add(
                run,
                sequences,
                Event.newBuilder()
                        .setRunFinished(RunFinished.newBuilder().setStatus(end).setReason(reason)));
        return this;
    }

    private void add(String run, Map<Topic, Long> sequences, Event.Builder event) {
        events.add(event.setRunId(run)
                .setAttempt(1)
                .setSequence(sequences.merge(Topic.of(event.getBodyCase()).orElseThrow(), 1L, Long::sum))
                .setOccurredAt(Timestamp.newBuilder().setSeconds(BEGUN.getEpochSecond()))
                .build());
    }
}
