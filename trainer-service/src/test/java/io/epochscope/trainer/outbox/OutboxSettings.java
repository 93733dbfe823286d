package io.epochscope.trainer.outbox;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as the service reads them, with its defaults. */
public final class OutboxSettings {

    private static final int CONVERTER_PRIORITY = 200;

    private OutboxSettings() {}

    /** The defaults but for some keys below {@code epochscope.outbox}. */
    public static OutboxConfig with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withMapping(OutboxConfig.class);
        settings.forEach((key, value) ->
                builder.withSources(new PropertiesConfigSource(Map.of("epochscope.outbox." + key, value), key, 100)));
        return builder.build().getConfigMapping(OutboxConfig.class);
    }
}
