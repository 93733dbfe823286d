package io.epochscope.metrics.diagnosis;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a rule sees in a run as it is after an epoch.
 *
 * @param severity how much it matters
 * @param subject what it is about
 * @param message one or two sentences in plain words, with the numbers
 * @param figures the same numbers by name
 * @param since the epoch that it began with, if that was before this one and cannot be seen from former epochs
 */
public record Symptom(
        Severity severity, Subject subject, String message, Map<String, Double> figures, OptionalInt since) {

    public Symptom {
        figures = new TreeMap<>(figures);
    }

    /** Of the whole run, from this epoch on. */
    public static Symptom of(Severity severity, String message, Map<String, Double> figures) {
        return new Symptom(severity, Subject.run(), message, figures, OptionalInt.empty());
    }

    /** Of a part of the run, from this epoch on. */
    public static Symptom of(Severity severity, Subject subject, String message, Map<String, Double> figures) {
        return new Symptom(severity, subject, message, figures, OptionalInt.empty());
    }

    /** The same, begun with an earlier epoch. */
    public Symptom since(int epoch) {
        return new Symptom(severity, subject, message, figures, OptionalInt.of(epoch));
    }
}
