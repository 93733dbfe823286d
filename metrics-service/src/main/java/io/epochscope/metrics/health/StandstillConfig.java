package io.epochscope.metrics.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** For how long a consumer may take nothing though records wait and nothing is in its way. */
@ConfigMapping(prefix = "epochscope.standstill")
public interface StandstillConfig {

    /** After that the service is not ready. */
    @WithDefault("2m")
    @DurationMin(seconds = 1)
    Duration unreadyAfter();

    /** After that it is not live: whoever asks for that starts it again, which is what helps. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration restartAfter();
}
