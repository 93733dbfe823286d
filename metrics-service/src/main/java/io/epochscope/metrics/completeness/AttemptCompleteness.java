package io.epochscope.metrics.completeness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What came of one attempt.
 *
 * @param closed whether its closing event has come
 */
public record AttemptCompleteness(int attempt, @JsonIgnore boolean closed, List<TopicCompleteness> topics) {

    /** Whether it can be told, now or when the attempt is closed, what was published on every topic. */
    boolean provable() {
        return topics.stream().noneMatch(topic -> topic.unnumbered() || (closed && topic.published() == null));
    }
}
