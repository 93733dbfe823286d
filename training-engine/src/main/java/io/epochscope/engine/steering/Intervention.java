package io.epochscope.engine.steering;

/**
 * A measure that a rule asks for.
 *
 * @param id of what the rule found: the rate is reduced once for each
 * @param actor the name of the rule
 * @param reason a sentence for people
 * @param measure what is to be done
 */
public record Intervention(String id, String actor, String reason, Measure measure) {}
