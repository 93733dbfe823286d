package io.epochscope.metrics.page;

import io.epochscope.metrics.address.WebAddress;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where the dashboards are. */
@ConfigMapping(prefix = "epochscope.grafana")
public interface GrafanaConfig {

    /** By which browsers reach Grafana; without it, pages do not link to dashboards. */
    Optional<@WebAddress URI> url();
}
