package io.epochscope.trainer.broker;

import io.epochscope.events.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** Whether and how missing topics are created. */
@ConfigMapping(prefix = "epochscope.topics")
public interface TopicsConfig {

    /** Whether topics that the broker does not have are created before the first event is sent. */
    @WithDefault("false")
    boolean create();

    /** How many partitions a created topic gets. */
    @WithDefault("" + Topic.PARTITIONS)
    @Min(1)
    int partitions();

    /** How many replicas a created topic gets; the broker's default if not set. */
    Optional<@Min(1) Short> replication();
}
