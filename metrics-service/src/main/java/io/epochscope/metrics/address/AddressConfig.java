package io.epochscope.metrics.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;

/** Where the service is. */
@ConfigMapping(prefix = "epochscope.public-url")
public interface AddressConfig {

    /** By which browsers reach the service; pictures in dashboards are fetched from there. */
    @WithParentName
    @WithDefault("http://localhost:8081")
    @WebAddress
    URI url();
}
