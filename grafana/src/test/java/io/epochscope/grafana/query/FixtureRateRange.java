package io.epochscope.grafana.query;

import com.google.protobuf.Timestamp;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.events.v1.StepScalars;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A rate-range test of six of eight steps: rates from 1e-5 to 1, ten times higher with each step, whose losses fall
 * from 4 to 1, rise beyond what is drawn and are no number at the end.
 */
final class FixtureRateRange {

    static final String RUN = "which rate's";

    private static final Timestamp OCCURRED = Timestamp.newBuilder()
            .setSeconds(Instant.parse("2026-11-19T10:00:00Z").getEpochSecond())
            .build();

    private FixtureRateRange() {}

    static List<Event> test() {
        return List.of(
                event(1).setRunStarted(RunStarted.newBuilder()
                                .setName("Which rate?")
                                .setKind("rate-range-test")
                                .setModel("mlp")
                                .setOptimizer("sgd")
                                .setLearningRate(0.5)
                                .setEpochs(1)
                                .setRequestJson("{\"rateRange\": {\"steps\": 8}}"))
                        .build(),
                scalars(1, "loss", 4, 3.5, 3, 1, 9, Double.NaN),
                scalars(2, "learning_rate", 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1),
                scalars(3, "smoothed_loss", 4, 3.75, 3.5, 2, 5, Double.NaN),
                event(4).setEpochCompleted(EpochCompleted.newBuilder()
                                .setEpoch(1)
                                .setStep(6)
                                .setLearningRate(1)
                                .putAllMetrics(Map.of(
                                        "suggested_learning_rate", 1e-3,
                                        "suggested_learning_rate_valley", 1e-3,
                                        "suggested_learning_rate_steepest", 0.1,
                                        "suggested_learning_rate_minimum", 0.0012345)))
                        .build(),
                event(2).setRunFinished(RunFinished.newBuilder()
                                .setStatus(RunStatus.RUN_STATUS_COMPLETED)
                                .setReason("ended after 6 of 8 steps")
                                .setEpochsCompleted(1)
                                .putEventsPerTopic("training.runs", 2)
                                .putEventsPerTopic("training.epochs", 4))
                        .build());
    }

    private static Event scalars(long sequence, String name, double... values) {
        var scalars = StepScalars.newBuilder().setName(name).setEpoch(1);
        for (int step = 1; step <= values.length; step++) {
            scalars.addSteps(step).addValues(values[step - 1]);
        }
        return event(sequence).setStepScalars(scalars).build();
    }

    private static Event.Builder event(long sequence) {
        return Event.newBuilder()
                .setRunId(RUN)
                .setAttempt(1)
                .setSequence(sequence)
                .setOccurredAt(OCCURRED);
    }
}
