package io.epochscope.metrics.diagnosis;

import java.util.List;

/**
 * What people are told about a rule. The documentation is made of it.
 *
 * @param name as settings and requests have it, small letters and dashes
 * @param title as people read it
 * @param pattern what is seen: a sentence
 * @param meaning what it means: a sentence
 * @param advice what to do: a sentence
 * @param fields paths in the training request of what changes it
 * @param source where rule and thresholds come from
 * @param evidence where it is seen
 * @param thresholds where its lines are
 */
public record RuleDescription(
        String name,
        String title,
        String pattern,
        String meaning,
        String advice,
        List<String> fields,
        String source,
        Evidence evidence,
        List<Threshold> thresholds) {

    public RuleDescription {
        fields = List.copyOf(fields);
        thresholds = List.copyOf(thresholds);
    }
}
