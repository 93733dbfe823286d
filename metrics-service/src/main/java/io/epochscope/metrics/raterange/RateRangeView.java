package io.epochscope.metrics.raterange;

import java.util.List;

/**
 * What a rate-range test came to.
 *
 * @param status RUNNING, STALLED, COMPLETED, STOPPED or FAILED
 * @param reason why it ended before its last step, or suggests nothing; empty if there is nothing to explain, null
 *     until it ends
 * @param suggestions the recommended one first; none until it ends, or if the loss did not fall
 * @param steps that were taken, the first one first
 */
public record RateRangeView(String status, String reason, List<SuggestedRate> suggestions, List<TriedRate> steps) {}
