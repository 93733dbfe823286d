package io.epochscope.metrics.diagnosis;

import java.util.Map;

/**
 * Where the rules draw their lines. Immutable.
 *
 * @param settings what is set otherwise than standard, by rule and threshold
 */
public record Thresholds(Map<String, Map<String, Double>> settings) {

    public Thresholds {
        settings = Map.copyOf(settings);
    }

    /** Everything as the rules have it. */
    public static Thresholds standard() {
        return new Thresholds(Map.of());
    }

    /** The value of a rule's threshold. */
    public double of(String rule, Threshold threshold) {
        return settings.getOrDefault(rule, Map.of()).getOrDefault(threshold.name(), threshold.standard());
    }

    /** The value of a rule's threshold that counts something. */
    public int count(String rule, Threshold threshold) {
        return Math.toIntExact(Math.round(of(rule, threshold)));
    }
}
