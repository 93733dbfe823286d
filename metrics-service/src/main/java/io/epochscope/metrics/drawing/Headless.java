package io.epochscope.metrics.drawing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Keeps pictures from being drawn by way of a display, which may have gone since the service was started. */
@Singleton
final class Headless {

    void start(@Observes StartupEvent event) {
        System.setProperty("java.awt.headless", "true");
    }
}
