package io.epochscope.trainer.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What Prometheus is told about the outbox. */
@Singleton
class OutboxMeters implements MeterBinder {

    private final Outbox outbox;
    private final Clock clock;

    OutboxMeters(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("epochscope.outbox.events", outbox, Outbox::events)
                .description("Events that the broker has not acknowledged yet")
                .register(registry);
        Gauge.builder("epochscope.outbox", outbox, Outbox::bytes)
                .description("Size of the events that the broker has not acknowledged yet")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("epochscope.outbox.oldest", this, OutboxMeters::oldestAgeSeconds)
                .description("How long the oldest event has been waiting for the broker")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("epochscope.outbox.syncs", outbox, Outbox::syncs)
                .description("How often somebody waited until the disk had all events")
                .register(registry);
    }

    private double oldestAgeSeconds() {
        return outbox.oldest()
                .map(appended -> Duration.between(appended, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
