package io.epochscope.metrics.health;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer has to take.
 *
 * @param committed up to which offset the records of each partition that it holds are stored; -1 if none is
 * @param waiting how many records are behind that, of all of these partitions
 */
public record Backlog(Map<TopicPartition, Long> committed, long waiting) {

    public Backlog {
        committed = Map.copyOf(committed);
    }
}
