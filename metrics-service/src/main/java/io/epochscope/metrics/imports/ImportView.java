package io.epochscope.metrics.imports;

import java.util.Map;

/**
 * What came of an import.
 *
 * @param runId the run that was made
 * @param epochs how many it has
 * @param stepSeries how many values by step it has
 * @param notTaken how many records of each kind have no place here
 */
public record ImportView(String runId, int epochs, int stepSeries, Map<String, Integer> notTaken) {}
