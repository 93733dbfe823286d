package io.epochscope.trainer.registry;

import io.epochscope.engine.training.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** What Prometheus is told about the runs. */
@Singleton
class RunMeters implements MeterBinder {

    private final RunRegistry registry;

    RunMeters(RunRegistry registry) {
        this.registry = registry;
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
