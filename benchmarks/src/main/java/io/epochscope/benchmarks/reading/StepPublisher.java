package io.epochscope.benchmarks.reading;

import com.google.protobuf.Timestamp;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.StepScalars;
import java.sql.SQLException;
import java.util.Random;

/** Stores losses over steps as metrics-service does that has received them. Used by one thread. */
final class StepPublisher {

    /** Above those that runs are said to have which the database made. */
    private static final long FIRST_SEQUENCE = 1_001;

    private final BatchedStore store;
    private final Random random = new Random(1);

    StepPublisher(BatchedStore store) {
        this.store = store;
    }

    /**
     * Stores a run's steps.
     *
     * @param slice how many steps an event holds
     */
    void store(String run, int epochs, int stepsOfEpoch, int slice) throws SQLException {
        long sequence = FIRST_SEQUENCE;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int from = 0; from < stepsOfEpoch; from += slice) {
                store.add(event(run, sequence, epoch, (long) (epoch - 1) * stepsOfEpoch + from + 1, slice));
                sequence++;
            }
        }
    }

    private Event event(String run, long sequence, int epoch, long first, int steps) {
        var scalars = StepScalars.newBuilder().setName("loss").setEpoch(epoch);
        for (long step = first; step < first + steps; step++) {
            scalars.addSteps(step).addValues(Math.exp(-step / 2e5) + 0.1 * random.nextDouble());
        }
        return Event.newBuilder()
                .setRunId(run)
                .setAttempt(1)
                .setSequence(sequence)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1_700_000_000L + sequence))
                .setStepScalars(scalars)
                .build();
    }
}
