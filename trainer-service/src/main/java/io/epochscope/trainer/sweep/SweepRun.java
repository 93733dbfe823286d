package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A run's place in a sweep.
 *
 * @param runId the run
 * @param position from 1
 * @param epochs how many were asked for
 * @param parameters what it has of what is varied, by path
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SweepRun(String runId, int position, int epochs, Map<String, JsonNode> parameters) {}
