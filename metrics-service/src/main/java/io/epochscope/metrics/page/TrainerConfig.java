package io.epochscope.metrics.page;

import io.epochscope.metrics.address.WebAddress;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where runs are started. */
@ConfigMapping(prefix = "epochscope.trainer")
public interface TrainerConfig {

    /** By which browsers reach trainer-service's API; without it, no page offers to start runs. */
    Optional<@WebAddress URI> url();
}
