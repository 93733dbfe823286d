package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.events.v1.Event;
import java.util.OptionalInt;

/** From which epoch on a run is to be looked at anew when an event of it came. */
final class EpochOfEvent {

    private EpochOfEvent() {}

    /** 0 if the event is about no epoch, so that anything may have changed; empty if rules do not look at its kind. */
    static OptionalInt of(Event event) {
        return switch (event.getBodyCase()) {
            case EPOCH_COMPLETED -> OptionalInt.of(event.getEpochCompleted().getEpoch());
            case STEP_SCALARS -> OptionalInt.of(event.getStepScalars().getEpoch());
            case PATCH_SCORES -> OptionalInt.of(event.getPatchScores().getEpoch());
            case TENSOR_HISTOGRAM -> OptionalInt.of(event.getTensorHistogram().getEpoch());
            case SAMPLE_ACTIVATIONS, SAMPLE_OUTPUT, FEATURE_PROJECTION, PICTURE -> OptionalInt.empty();
            default -> OptionalInt.of(0);
        };
    }
}
