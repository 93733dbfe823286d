package io.epochscope.standalone.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * What metrics-service can prove of a run.
 *
 * @param status {@code COMPLETE}, {@code INCOMPLETE}, {@code NOT_PROVABLE} or {@code OPEN}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Completeness(String runId, String status, List<Attempt> attempts) {

    boolean isProved() {
        return "COMPLETE".equals(status);
    }

    long published() {
        return topics().mapToLong(topic -> topic.published() == null ? 0 : topic.published())
                .sum();
    }

    long stored() {
        return topics().mapToLong(Topic::stored).sum();
    }

    /** Whether each event that was published is stored, and none set aside. */
    boolean isEveryEventStored() {
        return isProved() && published() > 0 && stored() == published();
    }

    private Stream<Topic> topics() {
        return attempts == null ? Stream.empty() : attempts.stream().flatMap(attempt -> attempt.topics().stream());
    }

    /** One attempt at the run. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Attempt(int attempt, List<Topic> topics) {}

    /**
     * The events of one topic.
     *
     * @param published null until the run's closing event has told
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Topic(String topic, Long published, long stored) {}
}
