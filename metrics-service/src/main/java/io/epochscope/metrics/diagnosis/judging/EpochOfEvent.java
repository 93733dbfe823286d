package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.events.v1.Event;
import java.util.OptionalInt;

/** From which epoch on a run is to be looked at anew when an event of it came. */
final class EpochOfEvent {

    /** What is new is of no epoch, but of how the run stands: the last one has to be looked at, whichever it is. */
    static final int NEWEST = Integer.MAX_VALUE;

    private EpochOfEvent() {}

    /** 0 if anything may have changed, {@link #NEWEST}, or an epoch; empty if rules do not look at its kind. */
    static OptionalInt of(Event event) {
        return switch (event.getBodyCase()) {
            case EPOCH_COMPLETED -> OptionalInt.of(event.getEpochCompleted().getEpoch());
            case STEP_SCALARS -> OptionalInt.of(event.getStepScalars().getEpoch());
            case PATCH_SCORES -> OptionalInt.of(event.getPatchScores().getEpoch());
            case TENSOR_HISTOGRAM -> OptionalInt.of(event.getTensorHistogram().getEpoch());
            case SAMPLE_ACTIVATIONS, SAMPLE_OUTPUT, FEATURE_PROJECTION, PICTURE -> OptionalInt.empty();
            case RUN_FINISHED, ACTION_TAKEN -> OptionalInt.of(NEWEST);
            default -> OptionalInt.of(0);
        };
    }

    /** Whether it is a part of an epoch, of which there is nothing to judge before the epoch is complete. */
    static boolean isPart(Event event) {
        return switch (event.getBodyCase()) {
            case STEP_SCALARS, PATCH_SCORES, TENSOR_HISTOGRAM -> true;
            default -> false;
        };
    }
}
