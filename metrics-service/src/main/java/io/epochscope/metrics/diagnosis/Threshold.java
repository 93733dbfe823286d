package io.epochscope.metrics.diagnosis;

/**
 * Where a rule draws a line; a setting {@code epochscope.diagnosis.rules.<rule>.<name>}.
 *
 * @param name within the rule, small letters and dashes
 * @param standard what it is unless somebody sets it
 * @param meaning a phrase with its unit: {@code epochs in a row}
 */
public record Threshold(String name, double standard, String meaning) {}
