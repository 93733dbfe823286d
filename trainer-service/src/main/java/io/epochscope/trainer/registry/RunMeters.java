package io.epochscope.trainer.registry;

import io.epochscope.engine.training.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What Prometheus is told about the runs. */
@Singleton
class RunMeters implements MeterBinder {

    private final RunRegistry registry;
    private final Clock clock;

    RunMeters(RunRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (RunStatus status : RunStatus.values()) {
            Gauge.builder("epochscope.runs", registry, runs -> count(runs, status))
                    .description("Runs that this trainer knows")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("epochscope.run.epoch", registry, RunMeters::epoch)
                .description("The epoch being trained, 0 if none is")
                .register(meters);
        Gauge.builder("epochscope.run.waiting", registry, this::waitingSeconds)
                .description("How long the run has been waiting for the broker at an epoch's end, 0 if none is")
                .baseUnit("seconds")
                .register(meters);
    }

    private double waitingSeconds(RunRegistry runs) {
        return runs.newestFirst().stream()
                .map(Run::waitingSince)
                .filter(Objects::nonNull)
                .findFirst()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private static double count(RunRegistry runs, RunStatus status) {
        return runs.newestFirst().stream().filter(run -> run.status() == status).count();
    }

    private static double epoch(RunRegistry runs) {
        return runs.newestFirst().stream()
                .filter(run -> run.status().isActive())
                .findFirst()
                .flatMap(run -> Optional.ofNullable(run.progress()))
                .map(Progress::epoch)
                .orElse(0);
    }
}
