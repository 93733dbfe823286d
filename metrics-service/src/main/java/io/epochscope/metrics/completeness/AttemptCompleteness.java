package io.epochscope.metrics.completeness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What came of one attempt.
 *
 * @param closed whether its closing event has come
 */
public record AttemptCompleteness(int attempt, @JsonIgnore boolean closed, List<TopicCompleteness> topics) {}
