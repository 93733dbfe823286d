package io.epochscope.engine.steering;

import java.util.List;

/**
 * What was done to a training so far, as far as it lasts.
 *
 * @param rateFactor that the rates of the schedule are multiplied by; 1 if they were never reduced
 * @param cooldownEnd the last epoch after which the rate is not reduced again; 0 if there is none
 * @param settled ids of what the rate was reduced for, in that order
 */
public record SteeringState(double rateFactor, int cooldownEnd, List<String> settled) {

    public SteeringState {
        settled = List.copyOf(settled);
    }

    /** Of a training that was left alone. */
    public static SteeringState none() {
        return new SteeringState(1, 0, List.of());
    }

    /** Whether the training was left alone. */
    public boolean isNone() {
        return equals(none());
    }
}
