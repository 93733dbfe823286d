package io.epochscope.metrics.diagnosis;

import java.util.Map;

/**
 * A stretch of epochs in which a rule saw a symptom of one subject.
 *
 * @param rule by its name
 * @param subject what it is about
 * @param firstEpoch in which it was seen
 * @param lastEpoch in which it was seen
 * @param open whether it may still hold: no later epoch, or too few of them, went by without it
 * @param severity the worst so far
 * @param message of the last epoch in which it was seen
 * @param figures of the same
 */
public record Finding(
        String rule,
        Subject subject,
        int firstEpoch,
        int lastEpoch,
        boolean open,
        Severity severity,
        String message,
        Map<String, Double> figures) {

    /** Whether it says that something is wrong. */
    public boolean isComplaint() {
        return severity.compareTo(Severity.WARNING) >= 0;
    }
}
